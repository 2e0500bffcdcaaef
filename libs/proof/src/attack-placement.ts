import type { Platform } from '@cellflow/platform';

import type { ReachedServers } from '@cellflow/stack/servers';
import { users } from '@cellflow/topology';
import { claimAttacks, findTargets, placementAs, toldBy } from './attacks/claim-attacks.ts';
import type { Said, Tried } from './attacks/said.ts';

/** What the credentials of these cells try with placement against the providers and servers of each other. */
export async function attackPlacement(
  servers: ReachedServers,
  { cells, all, platform }: { cells: readonly string[]; all: readonly string[]; platform: Platform },
): Promise<Tried[]> {
  const as = placementAs(platform, servers.brokerUrl);
  try {
    if (all.length < 2) return [];
    const targets = await findTargets(await as.client(users.api, 'global'), platform);
    const tried: Tried[] = [];
    for (const cell of cells) {
      const own = targets.find((each) => each.cell === cell);
      const other = targets.find((each) => each.cell !== cell);
      if (!own || !other)
        throw new Error(`placement has no host with room in ${own ? 'another cell' : cell}`);
      const { attacks, tidy } = await claimAttacks(as, { platform, own, other });
      for (const { user, what, act } of attacks) tried.push(judged(user, what, await toldBy(act)));
      await tidy();
    }
    return tried;
  } catch (error) {
    const words = error instanceof Error ? error.message : String(error);
    const what = 'act on another cell through placement';
    return cells.map((cell) => ({
      ...{ user: users.cellConductor(cell), what, code: 'no answer', words },
      kind: 'attack' as const,
      result: 'unknown' as const,
    }));
  } finally {
    await as.close();
  }
}

const judged = (user: string, what: string, { code, words }: Said): Tried => ({
  ...{ user, what, code, words },
  kind: 'attack',
  // Any other error is past the wall.
  result: code === 'PERMISSION_DENIED' ? 'refused' : 'through',
});
