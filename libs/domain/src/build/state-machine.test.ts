import { describe, expect, it } from 'vitest';
import type { BuildState } from './state-machine.ts';
import { isAllowedTransition, isBuildState, stateOf, transitions } from './state-machine.ts';

const states = Object.keys(transitions) as BuildState[];
const building = states.filter((state) => state.startsWith('building/') && state !== 'building/deleting');

const allowed = (path: string[]) =>
  path.slice(1).every((to, i) => isAllowedTransition(path[i] as string, to));

describe('the build state machine', () => {
  it('names a state by its two fields', () => {
    expect(stateOf({ vmState: 'building', taskState: 'scheduling' })).toBe('building/scheduling');
    expect(stateOf({ vmState: 'active', taskState: '' })).toBe('active/none');
  });

  it('goes from scheduling to active through every phase', () => {
    expect(
      allowed([
        'building/scheduling',
        'building/none',
        'building/networking',
        'building/block_device_mapping',
        'building/spawning',
        'active/none',
      ]),
    ).toBe(true);
  });

  it('skips no phase', () => {
    for (const [index, from] of building.entries())
      for (const to of building.slice(index + 2))
        expect(isAllowedTransition(from, to), `${from} ${to}`).toBe(false);
    for (const from of building)
      expect(isAllowedTransition(from, 'active/none'), from).toBe(from === 'building/spawning');
  });

  it('goes back to scheduling from every phase of a build, and from nowhere else', () => {
    for (const from of states)
      expect(isAllowedTransition(from, 'building/scheduling'), from).toBe(building.includes(from));
  });

  it('ends in error from every phase of a build, and from nowhere else', () => {
    for (const from of states)
      expect(isAllowedTransition(from, 'error/none'), from).toBe(
        building.includes(from) || from === 'error/none',
      );
  });

  it('starts deleting from every state that is not deleted, and never comes back', () => {
    for (const vmState of ['building', 'active', 'error'])
      for (const from of states.filter((state) => state.startsWith(`${vmState}/`))) {
        expect(isAllowedTransition(from, `${vmState}/deleting`), from).toBe(true);
        expect(isAllowedTransition(from, 'deleted/none'), from).toBe(true);
      }
    for (const to of states.filter((state) => !state.endsWith('/deleting') && state !== 'deleted/none'))
      for (const from of ['building/deleting', 'active/deleting', 'error/deleting', 'deleted/none'])
        expect(isAllowedTransition(from, to), `${from} ${to}`).toBe(false);
  });

  it('begins in scheduling, or buried in error', () => {
    expect(states.filter((state) => isAllowedTransition(null, state))).toEqual([
      'building/scheduling',
      'error/none',
    ]);
  });

  it('lets a record be written again in its state, but not a deleted one', () => {
    for (const state of states)
      expect(isAllowedTransition(state, state), state).toBe(state !== 'deleted/none');
  });

  it('knows no other states', () => {
    for (const state of ['', 'building', 'paused/none', 'toString', 'active/spawning']) {
      expect(isBuildState(state), state).toBe(false);
      expect(isAllowedTransition(state, 'deleted/none'), state).toBe(false);
      expect(isAllowedTransition('building/none', state), state).toBe(false);
    }
  });
});
