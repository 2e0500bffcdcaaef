import { LedgerEvent } from '@cellflow/contracts-common';
import { describe, expect, it } from 'vitest';
import { mergeHistories } from './history.ts';

const entries = (scope: string, ...events: [type: string, attempt: number][]) =>
  events.map(([type, attempt], index) => ({
    scope,
    id: `1-${index}`,
    event: LedgerEvent.create({ type, attempt }),
  }));

describe('the history of a server', () => {
  it('is told in the order of the flow, whatever order the scopes come in', () => {
    const api = entries('api', ['server.accepted', 0], ['server.scheduled', 1]);
    const cell = entries(
      'cell1',
      ['instance.created', 1],
      ['build.begun', 1],
      ['build.failed', 1],
      ['build.retried', 2],
      ['build.begun', 2],
      ['build.succeeded', 2],
    );
    const placement = entries(
      'placement',
      ['allocation.claimed', 1],
      ['allocation.released', 1],
      ['allocation.claimed', 2],
    );
    const told = (order: (typeof api)[]) =>
      mergeHistories(order).map(({ event }) => `${event.type} ${event.attempt}`);
    expect(told([cell, placement, api])).toEqual([
      'server.accepted 0',
      'allocation.claimed 1',
      'instance.created 1',
      'server.scheduled 1',
      'build.begun 1',
      'build.failed 1',
      'allocation.released 1',
      'allocation.claimed 2',
      'build.retried 2',
      'build.begun 2',
      'build.succeeded 2',
    ]);
    expect(told([api, placement, cell])).toEqual(told([cell, placement, api]));
  });

  it('ends with the deletion, and releases made for it come after the build', () => {
    const api = entries('api', ['server.accepted', 0], ['server.deleted', 0]);
    const cell = entries('cell1', ['instance.created', 1], ['instance.deleting', 1], ['instance.deleted', 1]);
    const placement = entries('placement', ['allocation.claimed', 1], ['consumer.tombstoned', 1]);
    expect(mergeHistories([placement, cell, api]).map(({ event }) => event.type)).toEqual([
      'server.accepted',
      'allocation.claimed',
      'instance.created',
      'server.deleted',
      'instance.deleting',
      'consumer.tombstoned',
      'instance.deleted',
    ]);
  });

  it('never reorders what one scope wrote', () => {
    const cell = entries('cell1', ['build.begun', 2], ['build.failed', 1], ['build.begun', 3]);
    expect(mergeHistories([cell]).map(({ event }) => event.attempt)).toEqual([2, 1, 3]);
  });
});
