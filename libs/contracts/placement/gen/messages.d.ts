// Generated from proto/ by tools/codegen.mjs. Do not edit.
interface StaticMessage {
  create(init?: object): object;
  encode(message: object): { finish(): Uint8Array };
  decode(bytes: Uint8Array): object;
}
/** The static classes; typed by contract.ts. */
export const cellflow: {
  readonly placement: {
    readonly v1: {
      readonly ProviderRecord: StaticMessage;
      readonly ConsumerRecord: StaticMessage;
      readonly NamedRecord: StaticMessage;
      readonly GroupRecord: StaticMessage;
      readonly GroupMember: StaticMessage;
      readonly LevelRecord: StaticMessage;
      readonly LevelPlace: StaticMessage;
      readonly PlaceRecord: StaticMessage;
      readonly CandidateRecord: StaticMessage;
      readonly RecoveryRecord: StaticMessage;
      readonly CellReport: StaticMessage;
      readonly RequestGroup: StaticMessage;
      readonly TraitSet: StaticMessage;
      readonly AggregateSet: StaticMessage;
      readonly GetAllocationCandidatesRequest: StaticMessage;
      readonly SuffixSet: StaticMessage;
      readonly PlaceRule: StaticMessage;
      readonly GetAllocationCandidatesResponse: StaticMessage;
      readonly ProviderSummary: StaticMessage;
      readonly Candidate: StaticMessage;
      readonly CandidateAllocation: StaticMessage;
      readonly CandidateMapping: StaticMessage;
      readonly GroupRule: StaticMessage;
      readonly ClaimRequest: StaticMessage;
      readonly ClaimResponse: StaticMessage;
      readonly UnclaimRequest: StaticMessage;
      readonly UnclaimResponse: StaticMessage;
      readonly Inventory: StaticMessage;
      readonly UpdateProviderRequest: StaticMessage;
      readonly UpdateProviderResponse: StaticMessage;
      readonly Holding: StaticMessage;
      readonly ReportHoldingsRequest: StaticMessage;
      readonly ReportHoldingsResponse: StaticMessage;
      readonly GetAllocationsRequest: StaticMessage;
      readonly GetAllocationsResponse: StaticMessage;
      readonly GetUsagesRequest: StaticMessage;
      readonly ClassUsage: StaticMessage;
      readonly GetUsagesResponse: StaticMessage;
    };
  };
};
