import { type Filter, parseFilter } from './filterSyntax.ts';
import { ODataError } from './odataError.ts';

export interface QueryOptions {
  readonly filter: Filter | undefined;
  /** Names as asked for. */
  readonly select: readonly string[] | undefined;
  readonly orderby: readonly { readonly property: string; readonly descending: boolean }[];
  readonly top: number | undefined;
  readonly skip: number;
  readonly expand: string | undefined;
}

/** Name and decoded value of each option of a query string; `+` and `%20` both mean a blank. */
export function splitQuery(search: string): [name: string, value: string][] {
  return search
    .replace(/^\?/, '')
    .split('&')
    .filter((part) => part !== '')
    .map((part) => {
      const equals = part.indexOf('=');
      const name = equals < 0 ? part : part.slice(0, equals);
      return [decode(name), equals < 0 ? '' : decode(part.slice(equals + 1))];
    });
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', '%20'));
  } catch {
    throw new ODataError(`The query cannot be decoded near '${text}'.`);
  }
}

/** Reads the system query options; throws `ODataError` for those that the service does not have. */
export function parseQueryOptions(search: string): QueryOptions {
  let filter: Filter | undefined;
  let select: string[] | undefined;
  let orderby: QueryOptions['orderby'] = [];
  let top: number | undefined;
  let skip = 0;
  let expand: string | undefined;
  const seen = new Set<string>();
  for (const [name, value] of splitQuery(search)) {
    if (!name.startsWith('$')) continue;
    if (seen.has(name)) throw new ODataError(`Query option '${name}' was specified more than once.`);
    seen.add(name);
    switch (name) {
      case '$filter':
        filter = parseFilter(value);
        break;
      case '$select':
        select = namesOf(value, name);
        break;
      case '$orderby':
        orderby = namesOf(value, name).map(parseOrder);
        break;
      case '$top':
        top = wholeNumber(name, value);
        break;
      case '$skip':
        skip = wholeNumber(name, value);
        break;
      case '$expand':
        expand = value;
        break;
      default:
        throw new ODataError(`The query parameter '${name}' is not supported.`);
    }
  }
  return { filter, select, orderby, top, skip, expand };
}

function namesOf(value: string, option: string): string[] {
  const names = value.split(',').map((name) => name.trim());
  if (names.includes('')) throw new ODataError(`'${option}' has an empty item.`);
  return names;
}

function parseOrder(item: string): { property: string; descending: boolean } {
  const [property = '', direction, ...rest] = item.split(/\s+/);
  if (rest.length > 0 || (direction !== undefined && direction !== 'asc' && direction !== 'desc')) {
    throw new ODataError(`Syntax error in '$orderby' at '${item}'.`);
  }
  return { property, descending: direction === 'desc' };
}

function wholeNumber(option: string, value: string): number {
  if (!/^\d{1,9}$/.test(value)) throw new ODataError(`Invalid value '${value}' for '${option}'.`);
  return Number(value);
}
