import type { ErrorType } from './media-types.ts';
import type { errorBody } from './refusal.ts';

const escaped: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

const escape = (text: string) => text.replace(/[&<>]/g, (character) => escaped[character]!);

/** An error for who does not take JSON. */
export function errorText(
  type: Exclude<ErrorType, 'application/json'>,
  body: ReturnType<typeof errorBody>,
): string {
  const { status, title, detail } = body.errors[0]!;
  if (type === 'text/plain') return `${status} ${title}\n\n${detail}\n`;
  const heading = escape(`${status} ${title}`);
  return `<html>
 <head>
  <title>${heading}</title>
 </head>
 <body>
  <h1>${heading}</h1>
  ${escape(detail)}
 </body>
</html>
`;
}
