import type { PointService } from '@cellflow/failpoints';

const inCell = new Set<PointService>(['cell-conductor', 'fake-compute']);

/** The id of the service that a server of a cell meets. */
export const serviceIdOf = (service: PointService, cell: string): string =>
  inCell.has(service) ? `${cell}.${service}` : service;
