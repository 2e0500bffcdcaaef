/** What a server said to an act. */
export interface Said {
  /** "allowed", or the refusal: "403 ACCESS-REFUSED", "312 NO-ROUTE", "530 NOT-ALLOWED", "NOPERM". */
  readonly code: string;
  /** In the server's own words. */
  readonly words: string;
}

export const allowed: Said = { code: 'allowed', words: '' };

/** One attack and what came of it. */
export interface Tried {
  readonly user: string;
  readonly what: string;
  /** "control": something that must be allowed, without which the refusals beside it say nothing. */
  readonly kind: 'attack' | 'control';
  readonly result: 'refused' | 'through' | 'allowed' | 'unknown';
  readonly code: string;
  readonly words: string;
}
