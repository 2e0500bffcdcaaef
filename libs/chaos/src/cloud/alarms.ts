import type { ManagementApi } from '@cellflow/stack';

/** The alarms that a broker raises, for which it blocks whoever publishes. */
export async function alarmsOf(management: ManagementApi): Promise<string[]> {
  try {
    await management.request('GET', '/api/health/checks/alarms');
    return [];
  } catch (error) {
    // 503 with the alarms behind it.
    const raised = [...String(error).matchAll(/"resource":"(memory|disk)[^"]*"/g)].map(
      ([, resource]) => resource,
    );
    if (raised.length === 0) throw error;
    return [...new Set(raised)].map((resource) => `a ${resource} alarm`);
  }
}
