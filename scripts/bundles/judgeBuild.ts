import { budgets, judgeStage, readReports, type StageName, stagesOf } from './loadedFirst.ts';

/** What is wrong with the stages of a start in the last build, and how large each of them is. */
export function judgeBuild(root: string): {
  readonly lines: readonly string[];
  readonly problems: readonly string[];
} {
  const reports = readReports(root);
  if (reports === undefined) return { lines: [], problems: ['the build left no report in out/.bundles'] };
  const stages = Object.entries(stagesOf(reports)) as [StageName, ReturnType<typeof stagesOf>[StageName]][];
  return {
    lines: stages.map(
      ([name, stage]) => `${stage.name}: ${kilobytes(stage.bytes)} of ${kilobytes(budgets[name])}`,
    ),
    problems: stages.flatMap(([name, stage]) => [
      ...judgeStage(stage),
      ...(stage.bytes > budgets[name]
        ? [`${stage.name} loads ${kilobytes(stage.bytes)}, at most ${kilobytes(budgets[name])} are allowed`]
        : []),
    ]),
  };
}

function kilobytes(bytes: number): string {
  return `${Math.round(bytes / 1000)} KB`;
}
