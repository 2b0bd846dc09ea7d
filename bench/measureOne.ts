import { measure as azureCli } from './azureCli.ts';
import { measure as discovery } from './discovery.ts';
import type { Figure } from './figures.ts';
import { measure as firstPage } from './firstPage.ts';
import { measure as idle } from './idle.ts';
import { measure as picker } from './picker.ts';
import { measure as planning } from './planning.ts';
import { measure as sizes } from './sizes.ts';
import { measure as sync } from './sync.ts';

/** One measurement, in the process that `main.ts` starts for it. */
const measurements: Readonly<Record<string, () => Promise<readonly Figure[]>>> = {
  firstPage,
  idle,
  sizes,
  picker,
  discovery,
  sync,
  planning,
  azureCli,
};

const measure = measurements[process.argv[2] ?? ''];
if (measure === undefined || process.send === undefined) throw new Error('main.ts starts this with a name');
process.send(await measure());
process.disconnect();
