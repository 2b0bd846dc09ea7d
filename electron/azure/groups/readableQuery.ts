import { layoutForCount, readLayout } from './layout.ts';
import { buildGroupQuery, defaultLimitBytes } from './queryText.ts';

export interface WrittenAs {
  readonly alias: string;
  /** Form of the last write, which begins with the query form; unknown before the first. */
  readonly form: string | undefined;
  /** Layout to which the group was put back, where it was. */
  readonly layout: string | undefined;
  readonly limitBytes: number | undefined;
}

/** All texts of a group in one, parts first: what a person may read of it, made as `put` makes it. */
export function readableQuery(names: readonly string[], written: WrittenAs): string {
  const limitBytes = written.limitBytes ?? defaultLimitBytes;
  const usual = layoutForCount(names.length, written.form?.startsWith('compressed') === true, limitBytes);
  const { parts, query } = buildGroupQuery(names, {
    ...readLayout(written.layout ?? usual),
    alias: written.alias,
  });
  return [...parts.map((part) => `// ${part.alias}\n${part.query}`), query].join('\n\n');
}
