// Generated from proto/ by tools/codegen.mjs. Do not edit.
/** The static classes; typed by contract.ts. */
export const cellflow: {
  readonly placement: {
    readonly v1: {
      readonly [message: string]: {
        create(init?: object): object;
        encode(message: object): { finish(): Uint8Array };
        decode(bytes: Uint8Array): object;
      };
    };
  };
};
