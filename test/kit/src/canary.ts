/** A credential that no text of a run may hold. */
export const canary = 'correct-horse-battery';
