import { findClass, nameOf, wmiClasses } from './classes/registry.ts';
import { metadataDocument, v1MetadataDocument } from './metadataDocument.ts';
import { countAnswer, jsonAnswer, xmlAnswer } from './odata/answers.ts';
import { countRows, findByKey, queryClass } from './odata/classQuery.ts';
import type { Filter } from './odata/filterSyntax.ts';
import { ODataError } from './odata/odataError.ts';
import { parseQueryOptions, type QueryOptions, splitQuery } from './odata/queryOptions.ts';
import type { ResourcePath } from './odata/resourcePath.ts';
import type { AnyClass, Json, Reading } from './odata/wmiClass.ts';
import { v1CollectionsOfDevice, v1Devices } from './v1Route.ts';

export interface WmiOptions {
  /** Answers lists in pages of this size with `@odata.nextLink`. Real sites were never seen to do so. */
  readonly nextLinkPageSize?: number;
  /** Refuses filters that compare a key with gt, ge, lt or le, for clients that page by key. */
  readonly refusesKeyedFilters?: boolean;
}

export interface Exchange {
  readonly path: ResourcePath;
  readonly url: URL;
  readonly method: string;
  readonly reading: Reading;
  readonly now: Date;
}

/** Answers a request to `/AdminService/wmi/...`. */
export function answerWmi(exchange: Exchange, options: WmiOptions): Response {
  const { path, url, reading, now } = exchange;
  if (path.kind === 'method') return staticMethod(exchange, path.name, path.method);
  readOnly(exchange);
  const context = `${url.origin}/AdminService/wmi/$metadata`;
  if (path.kind === 'serviceDocument') {
    const value = wmiClasses
      .map(nameOf)
      .sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1))
      .map((name) => ({ name, kind: 'EntitySet', url: name }));
    return jsonAnswer({ '@odata.context': context, value }, now);
  }
  if (path.kind === 'metadata') return xmlAnswer(metadataDocument(), now);
  if (path.kind === 'related') throw new ODataError(`The path '${url.pathname}' is not supported.`);
  const wmiClass = classOf(path.name, reading);
  const query = parseQueryOptions(url.search);
  if (query.expand !== undefined)
    throw new ODataError("The query parameter '$expand' is not supported here.");
  const classContext = `${context}#${nameOf(wmiClass)}`;
  if (path.kind === 'entity') {
    const entity = wmiClass((each) => findByKey(each, { ...reading, keyed: true }, path.key, query.select));
    // A keyed read answers a list of one on this route, not a bare entity.
    if (entity !== undefined) return jsonAnswer({ '@odata.context': classContext, value: [entity] }, now);
    throw new ODataError(`No instance of ${nameOf(wmiClass)} has this key.`);
  }
  if (options.refusesKeyedFilters === true) refuseKeyComparison(wmiClass, query.filter);
  if (path.kind === 'count')
    return countAnswer(
      wmiClass((each) => countRows(each, reading, query)),
      now,
    );
  const page = wmiClass((each) => queryClass(each, reading, query, options.nextLinkPageSize));
  const list = { '@odata.context': classContext, value: page.entities };
  if (!page.more) return jsonAnswer(list, now);
  return jsonAnswer(
    { ...list, '@odata.nextLink': nextLink(url, nameOf(wmiClass), query, page.entities.length) },
    now,
  );
}

/** Answers a request to `/AdminService/v1.0/...`. */
export function answerV1(exchange: Exchange): Response {
  const { path, url, reading, now } = exchange;
  readOnly(exchange);
  const context = `${url.origin}/AdminService/v1.0/$metadata`;
  if (path.kind === 'serviceDocument') {
    return jsonAnswer(
      { '@odata.context': context, value: [{ name: 'Device', kind: 'EntitySet', url: 'Device' }] },
      now,
    );
  }
  if (path.kind === 'metadata') return xmlAnswer(v1MetadataDocument(), now);
  const query = parseQueryOptions(url.search);
  if (path.kind === 'set' && path.name.toLowerCase() === 'device') {
    return jsonAnswer({ '@odata.context': `${context}#Device`, value: v1Devices(reading, query) }, now);
  }
  if (
    path.kind === 'related' &&
    path.name.toLowerCase() === 'device' &&
    path.relation.toLowerCase() === 'resourcecollectionmembership'
  ) {
    const value = v1CollectionsOfDevice(reading, path.key, query);
    return jsonAnswer(
      { '@odata.context': `${context}#ResourceCollectionMembership(Collection())`, value },
      now,
    );
  }
  throw new ODataError(`No HTTP resource was found that matches the request URI '${url.href}'.`);
}

/** Static methods answer 201 even to GET. */
function staticMethod({ url, method, reading, now }: Exchange, className: string, name: string): Response {
  const out =
    className.toLowerCase() === 'sms_identification' ? identificationMethod(name, reading) : undefined;
  if (out === undefined || (method !== 'GET' && method !== 'POST')) {
    throw new ODataError(`Invalid method  ${className}.${name}`);
  }
  const context = `${url.origin}/AdminService/wmi/$metadata#__PARAMETERS`;
  return jsonAnswer({ '@odata.context': context, ...out, ReturnValue: 0 }, now, 201);
}

function identificationMethod(name: string, { site, siteCode }: Reading): Record<string, Json> | undefined {
  switch (name.toLowerCase()) {
    case 'getsiteid':
      return { SiteID: `{${site.hierarchyId}}` };
    case 'getproviderversion':
      return { Version: site.site(siteCode)?.version ?? null };
    default:
      return undefined;
  }
}

/** The product never writes to Configuration Manager; a site that was written to would hide that it does. */
function readOnly({ method }: Exchange): void {
  if (method !== 'GET')
    throw new ODataError(`The requested resource does not support http method '${method}'.`);
}

function classOf(name: string, reading: Reading): AnyClass {
  const wmiClass = findClass(name, reading);
  if (wmiClass === undefined) throw new ODataError(`Invalid class  WMI QUERY: SELECT * FROM ${name}`);
  return wmiClass;
}

function refuseKeyComparison(wmiClass: AnyClass, filter: Filter | undefined): void {
  const keys = wmiClass((each) => each.keys).map((key) => key.toLowerCase());
  const compares = (each: Filter): boolean => {
    if (each.kind === 'and' || each.kind === 'or') return compares(each.left) || compares(each.right);
    if (each.kind === 'not') return compares(each.operand);
    return (
      each.kind === 'compare' &&
      each.operator !== 'eq' &&
      each.operator !== 'ne' &&
      keys.includes(each.property.toLowerCase())
    );
  };
  if (filter !== undefined && compares(filter)) throw new ODataError('Invalid query  WMI QUERY: ');
}

/** The same request, further on: its own options in their order, blanks as %20, `$skip` (and `$top`) moved. */
function nextLink(url: URL, className: string, query: QueryOptions, answered: number): string {
  const options = splitQuery(url.search).filter(([name]) => name !== '$skip' && name !== '$top');
  if (query.top !== undefined) options.push(['$top', String(query.top - answered)]);
  options.push(['$skip', String(query.skip + answered)]);
  const search = options.map(
    ([name, value]) => `${name}=${encodeURI(value).replace(/[&+#]/g, encodeURIComponent)}`,
  );
  return `${url.origin}/AdminService/wmi/${className}?${search.join('&')}`;
}
