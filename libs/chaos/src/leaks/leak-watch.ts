import { join } from 'node:path';
import { searchHistory, searchSecrets } from '@cellflow/checker';
import type { History } from '@cellflow/checker';
import type { ChaosCloud } from '../cloud/index.ts';
import { newLines } from './new-lines.ts';
import { secretsOf } from './secrets-of.ts';

/** Looks for the credentials of a cloud wherever its services write something. */
export interface LeakWatch {
  /** Looks at what was logged since it was looked at last, and at the pages of the health ports as they are now. */
  look(): Promise<void>;
  /** The history with what was found until now, and in the history itself. */
  witness(history: History): History;
}

const pages = ['/health', '/ready', '/failpoints'];
const answerMs = 2000;

export function createLeakWatch(cloud: Pick<ChaosCloud, 'servers' | 'services' | 'stack'>): LeakWatch {
  const secrets = secretsOf(cloud);
  const search = searchSecrets(secrets);
  const logs = cloud.services.map(({ id }) => ({
    source: `log of ${id}`,
    read: newLines(join(cloud.stack.logDir, `${id}.log`)),
  }));
  return {
    async look() {
      for (const { source, read } of logs) {
        search.open(source);
        for await (const line of read()) search.look(source, line);
      }
      await Promise.all(
        cloud.services.map(async ({ id, healthUrl }) => {
          const source = `pages of ${id}`;
          search.open(source);
          for (const page of pages)
            for (const line of await linesAt(healthUrl + page)) search.look(source, line);
        }),
      );
    },
    witness: (history) => ({ ...history, texts: [...search.texts(), ...searchHistory(history, secrets)] }),
  };
}

/** What a page says; nothing where nobody answers. */
const linesAt = (url: string): Promise<string[]> =>
  fetch(url, { signal: AbortSignal.timeout(answerMs) }).then(
    async (response) => (await response.text()).split('\n'),
    () => [],
  );
