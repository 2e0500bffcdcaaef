/** A body may be nested deeper than the stack reaches: reading it needs none, writing it does. */
function written(value: unknown): string {
  try {
    return JSON.stringify(value) ?? String(value);
  } catch {
    return Array.isArray(value) ? '[...]' : '{...}';
  }
}

/** A value as it may be shown in a message: never longer than 120 characters. */
export function shorten(value: unknown): string {
  const text = typeof value === 'string' ? value : written(value);
  return text.length > 120 ? `${text.slice(0, 117)}...` : text;
}
