import { systemClock } from '@cellflow/platform';
import { exhibits } from '../exhibits/index.ts';

const name = process.env['CELLFLOW_MUSEUM'] ?? '';
const exhibit = exhibits.find((each) => each.name === name);
if (!exhibit) throw new Error(`CELLFLOW_MUSEUM: there is no exhibit "${name}"`);

/** What this process has for a defect. */
export const onShow = exhibit.wrap(systemClock);
