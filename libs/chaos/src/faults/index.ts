import { anyFault } from '../fault.ts';
import type { AnyFaultKind } from '../fault.ts';
import { attack } from './breach/attack.ts';
import { oversize } from './breach/oversize.ts';
import { brokerKill } from './broker/broker-kill.ts';
import { brokerRestart } from './broker/broker-restart.ts';
import { brokerWipe } from './broker/broker-wipe.ts';
import { credentialsRevoked } from './broker/credentials-revoked.ts';
import { credentialsRotated } from './broker/credentials-rotated.ts';
import { diskAlarm } from './broker/disk-alarm.ts';
import { memoryAlarm } from './broker/memory-alarm.ts';
import { queueDeleted } from './broker/queue-deleted.ts';
import { dropReply } from './bus/drop-reply.ts';
import { duplicate } from './bus/duplicate.ts';
import { hold } from './bus/hold.ts';
import { poison } from './bus/poison.ts';
import { reorder } from './bus/reorder.ts';
import { rewriteHost } from './bus/rewrite-host.ts';
import { truncate } from './bus/truncate.ts';
import { cut } from './network/cut.ts';
import { delay } from './network/delay.ts';
import { flap } from './network/flap.ts';
import { halfOpen } from './network/half-open.ts';
import { oneWay } from './network/one-way.ts';
import { rate } from './network/rate.ts';
import { reset } from './network/reset.ts';
import { clockSkew } from './process/clock-skew.ts';
import { failpoint } from './process/failpoint.ts';
import { killAll } from './process/kill-all.ts';
import { kill } from './process/kill.ts';
import { restart } from './process/restart.ts';
import { stop } from './process/stop.ts';
import { storeFlush } from './store/store-flush.ts';
import { storeFull } from './store/store-full.ts';
import { storeKill } from './store/store-kill.ts';
import { storeRestart } from './store/store-restart.ts';
import { storeSlow } from './store/store-slow.ts';
import { storeTruncate } from './store/store-truncate.ts';

/** Every kind of fault, in the order of the lists. */
export const faultKinds: readonly AnyFaultKind[] = [
  // Processes.
  anyFault(kill),
  anyFault(stop),
  anyFault(restart),
  anyFault(killAll),
  anyFault(failpoint),
  anyFault(clockSkew),
  // The network.
  anyFault(cut),
  anyFault(delay),
  anyFault(oneWay),
  anyFault(halfOpen),
  anyFault(reset),
  anyFault(flap),
  anyFault(rate),
  // Messages.
  anyFault(duplicate),
  anyFault(hold),
  anyFault(reorder),
  anyFault(dropReply),
  anyFault(rewriteHost),
  anyFault(truncate),
  anyFault(poison),
  // The broker.
  anyFault(brokerRestart),
  anyFault(brokerKill),
  anyFault(brokerWipe),
  anyFault(memoryAlarm),
  anyFault(diskAlarm),
  anyFault(queueDeleted),
  anyFault(credentialsRevoked),
  anyFault(credentialsRotated),
  // The store.
  anyFault(storeRestart),
  anyFault(storeKill),
  anyFault(storeTruncate),
  anyFault(storeFlush),
  anyFault(storeFull),
  anyFault(storeSlow),
  // Breaches.
  anyFault(attack),
  anyFault(oversize),
];

/** The kind of this name, or null. */
export const findFaultKind = (kind: string): AnyFaultKind | null =>
  faultKinds.find((each) => each.kind === kind) ?? null;
