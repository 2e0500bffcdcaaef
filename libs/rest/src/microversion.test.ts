import { describe, expect, it } from 'vitest';
import { createMicroversions } from './microversion.ts';

const range = { service: 'placement', major: 1, minMinor: 0, maxMinor: 39 };
const placement = createMicroversions(range);

describe('a microversion', () => {
  it.each([
    [undefined, 0],
    ['placement 1.39', 39],
    ['Placement latest', 39],
    ['compute 2.90, placement 1.10', 10],
    ['compute 2.90', 0],
  ])('asked for as %j is 1.%i', (header, minor) => {
    expect(placement.negotiate({ 'openstack-api-version': header })).toEqual({ minor });
  });

  it.each([
    ['placement', 400],
    ['placement two', 400],
    ['placement 1.01', 400],
    ['placement -1.1', 400],
    ['placement 1.40', 406],
    ['placement 2.0', 406],
    ['placement 1.99999999999999999999', 406],
  ])('asked for as %j is refused with %i', (header, status) => {
    expect(placement.negotiate({ 'openstack-api-version': header })).toMatchObject({ minor: null, status });
  });

  it('is told in the answer, with what the answer varies by', () => {
    expect(placement.headersOf(10)).toEqual({
      'openstack-api-version': 'placement 1.10',
      vary: 'OpenStack-API-Version',
    });
  });

  it('may be asked for by the older header of a service, which the standard one overrides', () => {
    const compute = createMicroversions({ ...range, service: 'compute', legacyHeader: 'X-Old-Version' });
    expect(compute.negotiate({ 'x-old-version': '1.3' })).toEqual({ minor: 3 });
    const both = { 'openstack-api-version': 'compute 1.4', 'x-old-version': '1.3' };
    expect(compute.negotiate(both)).toEqual({ minor: 4 });
    expect(compute.headersOf(3)).toMatchObject({
      'x-old-version': '1.3',
      vary: 'OpenStack-API-Version, X-Old-Version',
    });
  });
});
