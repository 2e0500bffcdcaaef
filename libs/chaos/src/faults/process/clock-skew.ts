import { parseDuration } from '@cellflow/failpoints';
import { z } from 'zod';
import { chooseServices } from '../../cloud/choose.ts';
import type { ChaosService } from '../../cloud/chaos-cloud.ts';
import type { FaultKind } from '../../fault.ts';
import { skewOf } from '../../leases/find-services.ts';
import { counted } from '../counted.ts';
import { service } from '../fields.ts';
import { once } from '../once.ts';

const variable = 'CELLFLOW_CLOCK_SKEW_MS';

const by = z
  .string()
  .regex(/^[+-]?\d+(\.\d+)?(ms|s|m|h)$/, 'expected a time, such as 1h or -1h')
  .transform((text) => parseDuration(text.replace(/^[+-]/, ''))! * (text.startsWith('-') ? -1 : 1))
  .describe('How far its clock goes ahead; behind with "-"');

const schema = z.strictObject({ service, by });

export const clockSkew: FaultKind<z.output<typeof schema>> = {
  kind: 'clock-skew',
  summary: 'A service is restarted with a wall clock that is wrong, and again with one that is right',
  schema,
  async inject(cloud, { service, by }) {
    const chosen = chooseServices(cloud, service);
    await Promise.all(chosen.map((each) => restartWith(each, String(by))));
    // What a process was started with says whether its clock is off; that is where the doctor looks as well.
    const off = chosen.filter(({ pid }) => by !== 0 && pid !== null && skewOf(pid) === by).length;
    return {
      heal: once(async () => void (await Promise.all(chosen.map((each) => restartWith(each, null))))),
      effect: async () => ({
        bit: off > 0,
        measure: off,
        text: `${off} of ${counted(chosen.length, 'clock')} off by ${by} ms`,
      }),
    };
  },
};

async function restartWith(service: ChaosService, skewMs: string | null): Promise<void> {
  if (skewMs === null) delete service.env[variable];
  else service.env[variable] = skewMs;
  if (service.running()) await service.stop();
  await service.start();
}
