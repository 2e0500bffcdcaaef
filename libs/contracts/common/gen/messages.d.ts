// Generated from proto/ by tools/codegen.mjs. Do not edit.
interface StaticMessage {
  create(init?: object): object;
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
}
/** The static classes; typed by contract.ts. */
export const cellflow: {
  readonly common: {
    readonly v1: {
      readonly RequestSpec: StaticMessage;
      readonly Limits: StaticMessage;
      readonly Selection: StaticMessage;
      readonly BuildFailure: StaticMessage;
      readonly HostFailure: StaticMessage;
      readonly Attempt: StaticMessage;
      readonly Fault: StaticMessage;
      readonly ActionEvent: StaticMessage;
      readonly Action: StaticMessage;
      readonly Instance: StaticMessage;
      readonly ResourceAmount: StaticMessage;
      readonly Allocation: StaticMessage;
      readonly GroupMapping: StaticMessage;
      readonly AllocationRequest: StaticMessage;
      readonly Flavor: StaticMessage;
      readonly StringList: StaticMessage;
      readonly Frame: StaticMessage;
      readonly Envelope: StaticMessage;
      readonly Reply: StaticMessage;
      readonly Status: StaticMessage;
      readonly LedgerEvent: StaticMessage;
      readonly MethodPolicy: StaticMessage;
    };
  };
};
