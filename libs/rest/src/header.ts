/** A header as one text; the values of one that was sent several times are joined by commas. */
export const headerOf = (value: string | string[] | undefined): string | undefined =>
  Array.isArray(value) ? value.join(',') : value;
