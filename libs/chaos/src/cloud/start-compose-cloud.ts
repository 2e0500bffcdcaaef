import { join } from 'node:path';
import { aliasOf, removeProject, startCompose, stateOf, stranger, waysOf } from '@cellflow/stack';
import type { ComposeOptions, ComposeStack, ContainerService } from '@cellflow/stack';
import { runnerText } from '../leases/lost-projects.ts';
import { applyRemedy } from '../leases/remedies/index.ts';
import { identify } from '../leases/process-identity.ts';
import { noUndo } from '../leases/remedy.ts';
import type { RemedyOf, Undo } from '../leases/remedy.ts';
import { attachmentOf } from './attachment.ts';
import { brokerAdmin } from './broker-admin.ts';
import type { Attachment, ChaosService, Hold, Link } from './chaos-cloud.ts';
import type { RunningChaosCloud } from './start-cloud.ts';
import { storeAdmin } from './store-admin.ts';

/** A cloud of containers that can be broken, in a compose project that goes with it. */
export async function startComposeCloud(options: Omit<ComposeOptions, 'runner'>): Promise<RunningChaosCloud> {
  const { platform } = options;
  const runner = runnerText({ pid: process.pid, bornAt: identify(process.pid)?.bornAt ?? '' });
  const env = { CELLFLOW_TOKENS: JSON.stringify([stranger.grant]), ...options.env };
  const stack = await startCompose({ ...options, env, runner });
  const { brokerUrl, storeUrl, admin } = stack.servers;
  const servers = {
    ...{ source: 'docker' as const, description: `the compose project ${stack.project.name}` },
    ...{ brokerUrl, storeUrl, admin, processes: null },
    stop: () => removeProject(stack.project.name),
  };
  return {
    ...{ platform, stack, servers },
    services: stack.services().map((handle) => chaosService(handle, stack)),
    broker: brokerAdmin(servers),
    store: storeAdmin(servers),
    stores: [...admin.storeUrls.values()].map((each) =>
      storeAdmin({ ...servers, admin: { ...admin, storeUrl: each } }),
    ),
    remains: [{ kind: 'remove-project', project: stack.project.name }],
    undo: noUndo,
    stop: () => stack.stop(),
  };
}

function chaosService(handle: ContainerService, { project, logDir }: ComposeStack): ChaosService {
  const { container, service, id, page } = handle;
  const attachments = new Map<string, Attachment>();
  const attachment = (network: string) => {
    const named = (project.networks[network] as { name: string }).name;
    const found = attachments.get(network) ?? attachmentOf(container, named, [service]);
    attachments.set(network, found);
    return found;
  };
  const links = waysOf(project, service).map(({ server, scope, networks }): Link => ({
    ...{ service: id, server, scope, proxy: null, networks: networks.map(attachment) },
  }));
  return Object.assign(handle, {
    ...{ links, alias: aliasOf(handle), env: {} },
    page: (path: string) => page(path).catch(() => ''),
    flushLog: () => handle.saveLog(join(logDir, `${id}.log`)),
    whenDown: (undo: Undo) => undo.note({ kind: 'start-container', container }),
    hold: (undo: Undo) => holdContainer(handle, undo),
  });
}

async function holdContainer(handle: ContainerService, undo: Undo): Promise<Hold> {
  const { container } = handle;
  const goOn: RemedyOf<'unpause-container'> = { kind: 'unpause-container', container };
  const noted = undo.note(goOn);
  await handle.freeze();
  return {
    held: (await stateOf(container)) === 'paused',
    async release() {
      await applyRemedy(goOn);
      noted.settle();
    },
  };
}
