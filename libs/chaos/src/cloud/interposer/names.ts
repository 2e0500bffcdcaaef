/** What the names of stand-in queues, their exchanges and their users start with. */
export const standInPrefix = 'chaos.';
