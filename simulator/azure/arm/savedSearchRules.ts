import { isRecord } from '../json.ts';
import type { SavedSearchProperties, SavedSearchTag } from '../state.ts';
import { badRequest, invalidContent } from './armFailure.ts';

/** The store checks an XML schema that allows this many; a 16th tag is refused. */
const mostTags = 15;

/** Characters that XML 1.0 can hold (W3C, production 2 "Char"); unpaired surrogates are none. */
const legalInXml = /^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u;

/** KQL names of functions: Microsoft Learn "Functions in Azure Monitor log queries". */
const functionName = /^[A-Za-z][A-Za-z0-9_]*$/;

function readText(source: Record<string, unknown>, field: string): string | undefined {
  const value = source[field];
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') throw invalidContent(`${field} is not a string`);
  if (!legalInXml.test(value)) {
    throw badRequest(`'${field}' contains a character that is not allowed in XML.`);
  }
  return value;
}

function readRequiredText(source: Record<string, unknown>, field: string): string {
  const value = readText(source, field);
  if (value === undefined || value === '') throw badRequest(`The property '${field}' is required.`);
  return value;
}

function readTags(source: Record<string, unknown>): readonly SavedSearchTag[] | undefined {
  const tags = source.tags;
  if (tags === undefined || tags === null) return undefined;
  if (!Array.isArray(tags)) throw invalidContent('tags is not an array');
  if (tags.length > mostTags) throw badRequest("The element 'Tags' has invalid child element 'Tag'.");
  return tags.map((tag: unknown) => {
    if (!isRecord(tag)) throw invalidContent('a tag is not an object');
    return { name: readRequiredText(tag, 'name'), value: readRequiredText(tag, 'value') };
  });
}

/** The body of a PUT as the store keeps it, or the refusal of the resource provider. */
export function readSavedSearch(text: string): {
  readonly properties: SavedSearchProperties;
  readonly etag: string | undefined;
} {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw invalidContent('the body is not JSON');
  }
  if (!isRecord(body) || !isRecord(body.properties)) throw invalidContent('properties is missing');
  const source = body.properties;
  const etag = body.etag;
  if (etag !== undefined && etag !== null && typeof etag !== 'string') {
    throw invalidContent('etag is not a string');
  }
  const version = source.version ?? 2;
  if (typeof version !== 'number' || !Number.isInteger(version)) {
    throw invalidContent('version is not an integer');
  }
  const alias = readText(source, 'functionAlias');
  if (alias !== undefined && alias !== '' && !functionName.test(alias)) {
    throw badRequest(`The function alias '${alias}' is not a valid function name.`);
  }
  const parameters = readText(source, 'functionParameters');
  const tags = readTags(source);
  return {
    properties: {
      category: readRequiredText(source, 'category'),
      displayName: readRequiredText(source, 'displayName'),
      version,
      ...(alias === undefined || alias === '' ? {} : { functionAlias: alias }),
      ...(parameters === undefined ? {} : { functionParameters: parameters }),
      query: readRequiredText(source, 'query'),
      ...(tags === undefined ? {} : { tags }),
    },
    etag: etag ?? undefined,
  };
}
