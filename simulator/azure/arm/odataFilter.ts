import { badRequest } from './armFailure.ts';

/**
 * The `$filter` of an ARM list: comparisons `name eq 'value'` and functions `name()` or `name('value')`, joined
 * by "and". Names are lower case in the answer; a function without argument has an empty value.
 */
export function readFilter(text: string | undefined): ReadonlyMap<string, string> {
  const terms = new Map<string, string>();
  if (text === undefined || text.trim() === '') return terms;
  for (const term of text.split(/\s+and\s+/i)) {
    const comparison = /^\s*([\w/]+)\s+eq\s+'((?:[^']|'')*)'\s*$/i.exec(term);
    const call = /^\s*(\w+)\(\s*(?:'((?:[^']|'')*)')?\s*\)\s*$/.exec(term);
    const name = comparison?.[1] ?? call?.[1];
    if (name === undefined) throw badRequest(`The filter '${text}' is not supported.`);
    terms.set(name.toLowerCase(), (comparison?.[2] ?? call?.[2] ?? '').replaceAll("''", "'"));
  }
  return terms;
}
