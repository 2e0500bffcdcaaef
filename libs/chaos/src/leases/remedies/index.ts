import type { Remedy, RemedyOf } from '../remedy.ts';
import { alarm } from './alarm.ts';
import { continueProcess } from './continue.ts';
import { definitions } from './definitions.ts';
import { disarm } from './disarm.ts';
import { interposed } from './interposed.ts';
import { joinNetwork } from './join-network.ts';
import { removeProject } from './remove-project.ts';
import { scriptKill } from './script-kill.ts';
import { startContainer } from './start-container.ts';
import { storeSettings } from './store-settings.ts';
import { unpauseContainer } from './unpause-container.ts';

/** How one kind of remedy is applied, and how it is seen that it was not. Both reject where a server does not answer. */
interface Act<R> {
  /** Applying it again does no harm. */
  apply(remedy: R): Promise<void>;
  /** What is left of the fault, in words; null: nothing. */
  left(remedy: R): Promise<string | null>;
}

const acts: { readonly [K in Remedy['kind']]: Act<RemedyOf<K>> } = {
  continue: continueProcess,
  disarm,
  'store-settings': storeSettings,
  'script-kill': scriptKill,
  alarm,
  interposed,
  definitions,
  'start-container': startContainer,
  'unpause-container': unpauseContainer,
  'join-network': joinNetwork,
  'remove-project': removeProject,
};

const actOf = (remedy: Remedy) => acts[remedy.kind] as Act<Remedy>;

export const applyRemedy = (remedy: Remedy): Promise<void> => actOf(remedy).apply(remedy);

export const leftOf = (remedy: Remedy): Promise<string | null> => actOf(remedy).left(remedy);
