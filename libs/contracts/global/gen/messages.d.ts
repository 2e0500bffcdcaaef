// Generated from proto/ by tools/codegen.mjs. Do not edit.
interface StaticMessage {
  create(init?: object): object;
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
}
/** The static classes; typed by contract.ts. */
export const cellflow: {
  readonly global: {
    readonly v1: {
      readonly BuildRequest: StaticMessage;
      readonly InstanceMapping: StaticMessage;
      readonly OutboxEntry: StaticMessage;
      readonly ScheduleAndBuild: StaticMessage;
      readonly DeleteInstance: StaticMessage;
      readonly BuryInstance: StaticMessage;
      readonly IdempotencyRecord: StaticMessage;
      readonly FlavorRecord: StaticMessage;
      readonly ScheduleAndBuildInstancesRequest: StaticMessage;
      readonly ScheduleAndBuildInstancesResponse: StaticMessage;
      readonly SelectDestinationsRequest: StaticMessage;
      readonly SelectionList: StaticMessage;
      readonly FilterCount: StaticMessage;
      readonly NoValidHost: StaticMessage;
      readonly SelectDestinationsResponse: StaticMessage;
    };
  };
};
