/** The memory does not yet have everything that led to a record an act looked at: it is decided again when it has. */
export class Behind extends Error {
  override readonly name = 'Behind';
  readonly revision: number;
  constructor(revision: number) {
    super(`this replica of placement does not yet have revision ${revision} of its store`);
    this.revision = revision;
  }
}
