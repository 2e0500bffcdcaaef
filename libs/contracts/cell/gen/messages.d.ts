// Generated from proto/ by tools/codegen.mjs. Do not edit.
interface StaticMessage {
  create(init?: object): object;
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
}
/** The static classes; typed by contract.ts. */
export const cellflow: {
  readonly cell: {
    readonly v1: {
      readonly ServiceRecord: StaticMessage;
      readonly BeginBuildRequest: StaticMessage;
      readonly UpdateBuildRequest: StaticMessage;
      readonly FinishBuildRequest: StaticMessage;
      readonly BuildStateResponse: StaticMessage;
      readonly BuildInstancesRequest: StaticMessage;
      readonly BuildInstancesResponse: StaticMessage;
      readonly FinishTerminateRequest: StaticMessage;
      readonly FinishTerminateResponse: StaticMessage;
      readonly HeldBuild: StaticMessage;
      readonly RenewLeasesRequest: StaticMessage;
      readonly RenewLeasesResponse: StaticMessage;
      readonly SyncGuestsRequest: StaticMessage;
      readonly SyncGuestsResponse: StaticMessage;
      readonly ReportStateRequest: StaticMessage;
      readonly ReportStateResponse: StaticMessage;
      readonly BuildAndRunInstanceRequest: StaticMessage;
      readonly BuildAndRunInstanceResponse: StaticMessage;
      readonly TerminateInstanceRequest: StaticMessage;
      readonly TerminateInstanceResponse: StaticMessage;
    };
  };
};
