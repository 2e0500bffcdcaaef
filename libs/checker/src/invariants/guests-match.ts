import type { Check } from '../snapshot.ts';
import { liveServers } from '../views.ts';

/** I3, I26: the guests that run are those of the ACTIVE servers, one each, on its host, of its attempt. */
export const guestsMatch: Check = (snapshot) => {
  if (!snapshot.guests) return [];
  const violation = (instanceUuid: string, message: string) => ({ invariant: 'I3', instanceUuid, message });
  const live = liveServers(snapshot);
  const running = new Map<string, number>();
  const strays = snapshot.guests.flatMap(({ instanceUuid, attempt, host }) => {
    running.set(instanceUuid, (running.get(instanceUuid) ?? 0) + 1);
    const instance = live.get(instanceUuid)?.instance;
    const guest = `a guest of attempt ${attempt} runs on ${host}`;
    if (!instance) return [violation(instanceUuid, `${guest}, the server is gone`)];
    if (instance.vmState !== 'active')
      return [violation(instanceUuid, `${guest}, the server is ${instance.vmState}`)];
    if (instance.host !== host || instance.attempt !== attempt) {
      const message = `${guest}, the server is on ${instance.host} by attempt ${instance.attempt}`;
      return [violation(instanceUuid, message)];
    }
    return [];
  });
  const active = [...live.values()].filter(({ instance }) => instance.vmState === 'active');
  const counts = active.flatMap(({ instance }) => {
    const count = running.get(instance.uuid) ?? 0;
    if (count === 1) return [];
    return [violation(instance.uuid, `is ACTIVE on ${instance.host} and has ${count} guests`)];
  });
  return [...strays, ...counts];
};
