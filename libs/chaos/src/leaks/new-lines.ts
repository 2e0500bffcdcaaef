import { open } from 'node:fs/promises';

const chunkBytes = 65_536;

/**
 * Reads the lines that a file has got since it was read last, a chunk at a time. One that is not whole yet comes the
 * next time; a file that is not there has none.
 */
export function newLines(path: string): () => AsyncGenerator<string> {
  let position = 0;
  return async function* () {
    const file = await open(path).catch(() => null);
    if (!file) return;
    try {
      const chunk = Buffer.alloc(chunkBytes);
      let rest = Buffer.alloc(0);
      for (;;) {
        const { bytesRead } = await file.read(chunk, 0, chunkBytes, position + rest.length);
        if (bytesRead === 0) return;
        const bytes = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
        const end = bytes.lastIndexOf(0x0a) + 1;
        position += end;
        rest = bytes.subarray(end);
        if (end > 0) yield* bytes.toString('utf8', 0, end - 1).split('\n');
      }
    } finally {
      await file.close();
    }
  };
}
