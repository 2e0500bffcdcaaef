import { describe, expect, it } from 'vitest';
import { createCell, selectionOf, uuid } from '../test-cell.ts';
import { createPlacementFence } from './placement-fence.ts';
import { holdingOf } from './holdings.ts';

describe('what a cell tells placement that its servers hold', () => {
  it('is the current attempt of a server that is built or active, by its selection', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    const held = { consumerUuid: uuid, attempt: 1, host: 'h1', allocations: [{ providerUuid: 'h1' }] };
    expect(holdingOf(await cell.server())).toMatchObject(held);
    await replica.begin(1, 'h1');
    await replica.finish(1, 'h1');
    expect(holdingOf(await cell.server())).toMatchObject(held);
  });

  it('is nothing of a server in error, nor of one that is deleted', async () => {
    const cell = await createCell({ hostList: [] });
    await cell.createReplica().failed(1, 'h1');
    expect(await cell.state()).toMatch(/^error/);
    expect(holdingOf(await cell.server())).toBeNull();
    const other = await createCell();
    await other.remove();
    expect(holdingOf(await other.server())).toBeNull();
  });
});

describe('a server between two hosts', () => {
  it('is told of without allocations, so that its next attempt may claim', async () => {
    const cell = await createCell();
    cell.placement.hooks.before = (act) => {
      if (act === 'claim') throw new Error('the conductor dies');
    };
    await cell
      .createReplica()
      .failed(1, 'h1')
      .catch(() => undefined);
    expect(await cell.state()).toBe('building/scheduling 1 -');
    expect(holdingOf(await cell.server())).toMatchObject({ consumerUuid: uuid, attempt: 1, allocations: [] });
  });
});

describe('a claim of the next attempt, when the cell tells placement what it holds before it is recorded', () => {
  it('is made again', async () => {
    const cell = await createCell();
    const replica = cell.createReplica();
    let claims = 0;
    cell.placement.hooks.before = (act) => {
      if (act !== 'claim') return;
      claims += 1;
      if (claims === 1) void createPlacementFence(cell.store).raise('a recovery');
    };
    await replica.failed(1, 'h1');
    expect(claims).toBe(2);
    expect(await cell.server()).toMatchObject({ attempt: 2, host: 'h2', selection: selectionOf('h2') });
  });
});
