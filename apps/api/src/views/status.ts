/** nova/api/openstack/common.py: status_from_state, for the states a build can reach. */
const statuses: { readonly [vmState: string]: string } = {
  building: 'BUILD',
  active: 'ACTIVE',
  error: 'ERROR',
  deleted: 'DELETED',
};

/** The status users see. */
export const statusOf = (instance: { readonly vmState: string }): string =>
  statuses[instance.vmState] ?? 'UNKNOWN';
