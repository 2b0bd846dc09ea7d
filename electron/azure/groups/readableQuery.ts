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

/**
 * The query of a group as `put` makes it, in one text also where the workspace has it in parts: their numbers are not
 * what a person wants to copy.
 */
export function readableQuery(names: readonly string[], written: WrittenAs): string {
  const limitBytes = written.limitBytes ?? defaultLimitBytes;
  const usual = layoutForCount(names.length, written.form?.startsWith('compressed') === true, limitBytes);
  const { form } = readLayout(written.layout ?? usual);
  return buildGroupQuery(names, { form, limitBytes: Number.MAX_SAFE_INTEGER, alias: written.alias }).query;
}
