import { join } from 'node:path';
import { budgets, readReports, type StageName, stagesOf } from '../scripts/bundles/loadedFirst.ts';
import type { Figure } from './figures.ts';

/** What a start of the app loads, and all that can be loaded, by what the bundler wrote. */
export async function measure(): Promise<readonly Figure[]> {
  const reports = readReports(join(import.meta.dirname, '..'));
  if (reports === undefined) throw new Error('There is no report of a build: run "npm run build"');
  const stages = Object.entries(stagesOf(reports)) as [StageName, ReturnType<typeof stagesOf>[StageName]][];
  const all = Object.values(reports).flatMap(({ files }) => files);
  return [
    ...stages.map(
      ([name, stage]): Figure => ({
        what: `Loaded at the start: ${stage.name}`,
        ours: stage.bytes,
        unit: 'bytes',
        budget: { of: 'ours', limit: budgets[name] },
      }),
    ),
    {
      what: 'All bundled files',
      ours: all.reduce((sum, { bytes }) => sum + bytes, 0),
      unit: 'bytes',
      budget: { of: 'ours', limit: 20_000_000 },
    },
  ];
}
