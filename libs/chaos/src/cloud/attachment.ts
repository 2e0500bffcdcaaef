import { docker } from '@cellflow/stack';
import { applyRemedy } from '../leases/remedies/index.ts';
import type { Noted, RemedyOf, Undo } from '../leases/remedy.ts';
import type { Attachment } from './chaos-cloud.ts';

/** A container in a network. `aliases`: what others there know it by. */
export function attachmentOf(container: string, network: string, aliases: string[]): Attachment {
  const back: RemedyOf<'join-network'> = { kind: 'join-network', container, network, aliases };
  let noted: Noted | null = null;
  return {
    async leave(undo: Undo) {
      noted = undo.note(back);
      await docker(['network', 'disconnect', network, container]);
    },
    async join() {
      await applyRemedy(back);
      noted?.settle();
    },
  };
}
