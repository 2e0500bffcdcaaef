import type { Identity, Role } from '@cellflow/rest';

interface Policy {
  readonly roles: readonly Role[];
  /** Roles that suffice where what is asked about belongs to the asker's project. */
  readonly ownProject?: readonly Role[];
}

const cloud: Policy = { roles: ['admin', 'service'] };

/** Who may do what. Source: Placement's sample policy (docs.openstack.org/placement, "Policies"). */
export const policies = {
  'placement:resource_providers:list': cloud,
  'placement:resource_providers:create': cloud,
  'placement:resource_providers:show': cloud,
  'placement:resource_providers:update': cloud,
  'placement:resource_providers:delete': cloud,
  'placement:resource_classes:list': cloud,
  'placement:resource_classes:create': cloud,
  'placement:resource_classes:show': cloud,
  'placement:resource_classes:update': cloud,
  'placement:resource_classes:delete': cloud,
  'placement:resource_providers:inventories:list': cloud,
  'placement:resource_providers:inventories:create': cloud,
  'placement:resource_providers:inventories:show': cloud,
  'placement:resource_providers:inventories:update': cloud,
  'placement:resource_providers:inventories:delete': cloud,
  'placement:resource_providers:aggregates:list': cloud,
  'placement:resource_providers:aggregates:update': cloud,
  'placement:resource_providers:usages': cloud,
  'placement:resource_providers:traits:list': cloud,
  'placement:resource_providers:traits:update': cloud,
  'placement:resource_providers:traits:delete': cloud,
  'placement:resource_providers:allocations:list': cloud,
  'placement:usages': { ...cloud, ownProject: ['reader', 'member'] },
  'placement:traits:list': cloud,
  'placement:traits:show': cloud,
  'placement:traits:update': cloud,
  'placement:traits:delete': cloud,
  'placement:allocations:manage': cloud,
  'placement:allocations:list': cloud,
  'placement:allocations:update': cloud,
  'placement:allocations:delete': cloud,
  'placement:allocation_candidates:list': cloud,
  'placement:reshaper:reshape': cloud,
  // Differs: Placement knows no levels of affinity.
  'placement:affinity_levels:list': cloud,
  'placement:affinity_levels:update': cloud,
  // Differs: Placement does not notice that its database went backwards.
  'placement:recovery:show': cloud,
  'placement:recovery:end': { roles: ['admin'] },
} as const satisfies Record<string, Policy>;

export type PolicyRule = keyof typeof policies;

/** Whether somebody may do what the rule guards; `projectId` is the project that is asked about, if any. */
export function allows(rule: PolicyRule, identity: Identity, projectId: string | null): boolean {
  const { roles, ownProject = [] }: Policy = policies[rule];
  const has = (role: Role) => identity.roles.includes(role);
  return roles.some(has) || (projectId === identity.projectId && ownProject.some(has));
}
