import { AllocationRequest } from '@cellflow/contracts-common';
import { expect, it } from 'vitest';
import { candidateUuid } from './candidate-uuid.ts';

const request = (providers: string[], { amount = 1, suffix = '', reversed = false } = {}) => {
  const resources = ['VCPU', 'MEMORY_MB'].map((resourceClass) => ({ resourceClass, amount }));
  return AllocationRequest.create({
    allocations: providers.map((providerUuid) => ({
      providerUuid,
      resources: reversed ? resources.toReversed() : resources,
    })),
    mappings: [{ suffix, providerUuids: providers }],
  });
};

it('is one for the same candidate, however it is told', () => {
  expect(candidateUuid(request(['a', 'b']))).toBe(candidateUuid(request(['b', 'a'], { reversed: true })));
});

it('differs where providers, amounts or groups do', () => {
  const uuids = [
    request(['a', 'b']),
    request(['a', 'c']),
    request(['a']),
    request(['a', 'b'], { amount: 2 }),
    request(['a', 'b'], { suffix: '1' }),
  ].map(candidateUuid);
  expect(new Set(uuids).size).toBe(5);
});
