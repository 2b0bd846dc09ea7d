import { ODataError } from './odataError.ts';

export type ResourcePath =
  | { readonly kind: 'serviceDocument'; readonly route: Route }
  | { readonly kind: 'metadata'; readonly route: Route }
  | { readonly kind: 'set' | 'count'; readonly route: Route; readonly name: string }
  | { readonly kind: 'entity'; readonly route: Route; readonly name: string; readonly key: Key }
  | {
      readonly kind: 'related';
      readonly route: Route;
      readonly name: string;
      readonly key: Key;
      readonly relation: string;
    }
  | { readonly kind: 'method'; readonly route: Route; readonly name: string; readonly method: string };

export type Route = 'wmi' | 'v1.0';

/** A key as written: one unnamed value, or named ones. Values keep their type: `'a'` is text, `1` a number. */
export type Key = readonly { readonly name: string | undefined; readonly value: string | number }[];

/**
 * Reads the path behind the host. Undefined when it is not the administration service's at all. Route and
 * class names are matched ignoring case by whoever uses the result.
 */
export function parseResourcePath(pathname: string): ResourcePath | undefined {
  const segments = pathname.split('/').slice(1).map(decodeSegment);
  const [service, routeName, ...rest] = segments;
  if (service?.toLowerCase() !== 'adminservice') return undefined;
  const route = (['wmi', 'v1.0'] as const).find((each) => each === routeName?.toLowerCase());
  if (route === undefined) return undefined;
  if (rest.at(-1) === '') rest.pop();
  const [resource, second, third] = rest;
  if (resource === undefined) return { kind: 'serviceDocument', route };
  if (rest.length > 3) throw unknownPath(pathname);
  if (resource === '$metadata' && second === undefined) return { kind: 'metadata', route };
  const { name, key } = splitKey(resource);
  const dot = name.indexOf('.');
  if (dot > 0 && key === undefined && second === undefined) {
    return { kind: 'method', route, name: name.slice(0, dot), method: name.slice(dot + 1) };
  }
  if (key === undefined) {
    if (second === undefined) return { kind: 'set', route, name };
    if (second === '$count' && third === undefined) return { kind: 'count', route, name };
    const plain: Key = [{ name: undefined, value: /^\d+$/.test(second) ? Number(second) : second }];
    return third === undefined
      ? { kind: 'entity', route, name, key: plain }
      : { kind: 'related', route, name, key: plain, relation: third };
  }
  if (third !== undefined) throw unknownPath(pathname);
  return second === undefined
    ? { kind: 'entity', route, name, key }
    : { kind: 'related', route, name, key, relation: second };
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    throw new ODataError(`The path cannot be decoded near '${segment}'.`);
  }
}

function splitKey(resource: string): { name: string; key: Key | undefined } {
  const match = /^([^(]+)\((.*)\)$/s.exec(resource);
  if (match?.[1] === undefined || match[2] === undefined) return { name: resource, key: undefined };
  const parts = match[2].match(/(?:[^,']|'(?:[^']|'')*')+/g) ?? [];
  return { name: match[1], key: parts.map((part) => parseKeyPart(part.trim())) };
}

function parseKeyPart(part: string): Key[number] {
  const match = /^(?:(\w+)\s*=\s*)?(?:'((?:[^']|'')*)'|(\d+))$/s.exec(part);
  if (match === null) throw new ODataError(`The key '${part}' is not recognized.`);
  const [, name, string, number] = match;
  return { name, value: string === undefined ? Number(number) : string.replaceAll("''", "'") };
}

function unknownPath(pathname: string): ODataError {
  return new ODataError(`The path '${pathname}' is not supported.`);
}
