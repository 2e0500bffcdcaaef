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

export function createLeakWatch(cloud: Pick<ChaosCloud, 'servers' | 'services' | 'stack'>): LeakWatch {
  const secrets = secretsOf(cloud);
  const search = searchSecrets(secrets);
  const logs = cloud.services.map((service) => ({
    service,
    source: `log of ${service.id}`,
    read: newLines(join(cloud.stack.logDir, `${service.id}.log`)),
  }));
  return {
    async look() {
      for (const { service, source, read } of logs) {
        await service.flushLog();
        search.open(source);
        for await (const line of read()) search.look(source, line);
      }
      await Promise.all(
        cloud.services.map(async (service) => {
          const source = `pages of ${service.id}`;
          search.open(source);
          for (const page of pages)
            for (const line of (await service.page(page)).split('\n'))
              if (line !== '') search.look(source, line);
        }),
      );
    },
    witness: (history) => ({ ...history, texts: [...search.texts(), ...searchHistory(history, secrets)] }),
  };
}
