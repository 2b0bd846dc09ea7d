import { isIPv6 } from 'node:net';
import { isPublicMicrosoftHost } from '../../shared/microsoftHosts.ts';
import type { KnownName, NameKind } from './pseudonyms.ts';

/** A piece of a text. Without a kind it stays as it is, and so does every name inside of it. */
export interface Span {
  readonly start: number;
  readonly end: number;
  readonly kind?: NameKind;
}

type Form = readonly [NameKind, RegExp];

const SEGMENT = '[^/?#\\s"\'<>|,;\\\\]+';
/** Where a name stands, whatever it looks like; the group is the name. Whoever reads the rest finds it there too. */
const PLACES: readonly Form[] = [
  // "Microsoft.Resources/subscriptions/resourceGroups/read" is an action.
  ['subscription', new RegExp(`(?<!Microsoft\\.Resources)/subscriptions/(${SEGMENT})`, 'gi')],
  ['resourceGroup', new RegExp(`(?<!/subscriptions)/resourceGroups/(${SEGMENT})`, 'gi')],
  [
    'workspace',
    new RegExp(
      `(?:/providers/Microsoft\\.OperationalInsights|(?<!Microsoft\\.OperationalInsights))/workspaces/(${SEGMENT})`,
      'gi',
    ),
  ],
  ['tenant', /\blogin[a-z.-]{0,60}\/(?!common\/|organizations\/|consumers\/)([\w.-]+)(?=\/)/gi],
  ['computer', /(?<![\p{L}\p{N}_.-])([\p{L}\p{N}_][\p{L}\p{N}_.-]{0,252})(?::\d{1,5})?\/AdminService\b/giu],
  ['computer', /\b(?:adminService|entra|arm|graph|logs) [A-Z]+ ([\p{L}\p{N}_][\p{L}\p{N}_.-]*)/gu],
  ['computer', /\bhttps?:\/\/([\p{L}\p{N}_][\p{L}\p{N}_.-]*)/giu],
  ['computer', /(?<![\\\p{L}\p{N}:])\\{2,4}([\p{L}\p{N}_][\p{L}\p{N}_.-]*)(?=\\)/gu],
  ['person', /[\\/](?:Users|home)[\\/]{1,2}(?!Public\b|Default\b)([^\\/"\r\n]{2,64})(?=[\\/])/gi],
];

/** Words of Azure's own paths and actions, which stand where names stand. */
const NO_NAMES = new Set(
  'providers resourcegroups subscriptions workspaces savedsearches read write query locations v1 v2'.split(
    ' ',
  ),
);
const NO_DOMAINS = /^(?:HK\w+|BUILTIN|AUTHORITY|SERVICE|Users|home|Program|Windows)$/i;

/** Names that stand where only such names stand, with what they are made of. */
export function namesIn(text: string): readonly KnownName[] {
  const found = new Map<string, KnownName>();
  const add = (kind: NameKind, name: string): void => {
    if (!NO_NAMES.has(name.toLowerCase())) found.set(`${kind} ${name}`, { kind, text: name });
  };
  for (const [kind, form] of PLACES)
    for (const [, place = ''] of text.matchAll(form)) {
      const name = place.includes('(') ? place.replace(/[.:]+$/, '') : place.replace(/[.:)\]]+$/, '');
      if (kind === 'computer') for (const each of ofHost(name)) add(each.kind, each.text);
      else {
        add(kind, name);
        add(kind, decoded(name));
      }
    }
  for (const { kind, text: name } of [...collectionsIn(text), ...accountsIn(text)]) add(kind, name);
  return [...found.values()];
}

/** Lines of runs, and their records: a collection may have had another name then. */
const COLLECTION_IN_LINE =
  /\bCM_\w+: (.{1,256}?)(?=, [\d.,]+ (?:computers?\b|to \d)|; [a-z]|\]LOG\]|"|[\r\n]|$)/gm;
const COLLECTION_IN_JSON = /"collectionId": "\w{8}",\s*"name": ("(?:[^"\\]|\\.)*")/g;

function collectionsIn(text: string): readonly KnownName[] {
  const names = [
    ...[...text.matchAll(COLLECTION_IN_LINE)].map(([, name = '']) => name),
    ...[...text.matchAll(COLLECTION_IN_JSON)].map(([, name = '""']) => JSON.parse(name) as string),
  ];
  return names
    .filter((name) => !/^[A-Z0-9]{8}$/.test(name))
    .map((name) => ({ kind: 'collection', text: name }));
}

/** In JSON a backslash is two, and one begins an escape: "first\nsecond" names no domain. */
function accountsIn(text: string): readonly KnownName[] {
  const separator = /^\s*[{[]/.test(text) ? '\\\\\\\\' : '\\\\';
  const accounts = new RegExp(
    `(?<![\\p{L}\\p{N}_\\\\:./%$-])(\\p{L}[\\p{L}\\p{N}.-]{1,14})${separator}([\\p{L}\\p{N}_][\\p{L}\\p{N}_.$-]*)(?![\\p{L}\\p{N}_\\\\]|[.$-][\\p{L}\\p{N}_])`,
    'gu',
  );
  const names: KnownName[] = [];
  for (const [, domain = '', person = ''] of text.matchAll(accounts)) {
    if (NO_DOMAINS.test(domain)) continue;
    names.push({ kind: 'domain', text: domain }, { kind: 'person', text: person.replace(/[.-]+$/, '') });
  }
  for (const [, person = '', domain = ''] of text.matchAll(ADDRESS_PARTS)) {
    names.push({ kind: 'person', text: person });
    names.push(...ofHost(`x.${domain}`).filter(({ kind }) => kind === 'domain'));
  }
  return names;
}

const ADDRESS_PARTS = /(?<![\w.+-])([\w.+-]{1,64})@([\w-]+(?:\.[\w-]+)+)/g;

/** First parts of addresses that are words of ours: alone they tell nothing, and they stand everywhere. */
const NO_SHORT_NAMES =
  /^(?:www|api|app|login|graph|management|portal|proxy|server|gateway|firewall|site|provider)$/i;
/** Customers have names below these, and the rest of such an address is everybody's. */
const SHARED_DOMAINS =
  /\.(?:microsoft|office|office365|microsoftonline|azure|windows|chinacloudapi|usgovcloudapi|loganalytics|sharepoint|github|githubusercontent|azure-api)\.\w+$/i;

/** A computer by its full and by its short name, and the domain that it is in. Nothing of an address of Microsoft's. */
export function ofHost(host: string): readonly KnownName[] {
  if (host === '' || isPublicMicrosoftHost(host) || /^[\d.:]+$/.test(host)) return [];
  const [short = '', ...domain] = host.split('.');
  const names: KnownName[] = [
    { kind: 'computer', text: host },
    ...(NO_SHORT_NAMES.test(short) ? [] : ([{ kind: 'computer', text: short }] as const)),
  ];
  if (domain.length < 2 || SHARED_DOMAINS.test(host)) return names;
  names.push({ kind: 'domain', text: domain.join('.') });
  // "contoso" of "contoso.com"; shorter ones are as likely a word.
  for (const label of domain.slice(0, -1)) if (label.length > 3) names.push({ kind: 'domain', text: label });
  return names;
}

/** As it is written outside of an address. */
export function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const GUID = '[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}';
/** By these Microsoft's support finds a request, and ours a run in the log. */
const IDS_OF_REQUESTS = new RegExp(
  `(?<=(?:request-?id|correlation[ -]?id|trace id|\\brunId)["']?[ :=]{0,3}["']?)${GUID}`,
  'gi',
);
const OWN_FORMS: readonly Form[] = [
  ['tenant', /(?<![\w-])[\w-]+\.onmicrosoft\.(?:com|us|cn)\b/gi],
  ['person', /\b[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+\b/g],
  ['person', /\bS-1-5-21(?:-\d{1,10}){4}\b/gi],
  ['address', /(?<![\d.])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?!\d|\.\d)/g],
  ['id', new RegExp(`(?<![\\w-])${GUID}(?![\\w-])`, 'gi')],
];
const MAY_BE_IPV6 = /(?<![\w.:])[0-9a-f:][0-9a-f:.]{1,45}(?:%\w+)?(?!\w)/gi;
const MAY_BE_HOST =
  /(?<![\p{L}\p{N}_.-])(?:[\p{L}\p{N}][\p{L}\p{N}-]{0,62}\.)+\p{L}{2,24}(?![\p{L}\p{N}_-])/gu;
const FILE =
  /\.(?:log|lo|json|txt|js|cjs|mjs|ts|tsx|jsx|exe|dll|zip|tmp|xml|node|asar|cmd|bat|html?|css|ya?ml|map|msi|lock|admx|adml|pol|csv|sys|cpp|cc)$/i;

/** What tells a name by its form alone, and what looks like one and stays. */
export function formSpans(text: string): readonly Span[] {
  const spans: Span[] = [];
  for (const { index, 0: whole } of text.matchAll(IDS_OF_REQUESTS))
    spans.push({ start: index, end: index + whole.length });
  for (const [kind, form] of OWN_FORMS)
    for (const { index, 0: whole } of text.matchAll(form))
      spans.push({ start: index, end: index + whole.length, kind });
  for (const { index, 0: whole } of text.matchAll(MAY_BE_IPV6)) {
    const address = ipv6Of(whole);
    if (address !== undefined) spans.push({ start: index, end: index + address.length, kind: 'address' });
  }
  for (const { index, 0: host } of text.matchAll(MAY_BE_HOST)) {
    const end = index + host.length;
    if (isPublicMicrosoftHost(host)) spans.push({ start: index, end });
    else if (!isNoHost(host, text, index)) spans.push({ start: index, end, kind: 'computer' });
  }
  return spans;
}

/** Without the port or the full stop after it. */
function ipv6Of(text: string): string | undefined {
  const bare = text.replace(/[.:]$/, '');
  return [text, bare, bare.replace(/:\d+$/, '')].find((each) => isIPv6(each) && each !== '::');
}

/** A file, a namespace of Azure's actions, or a function in a list of calls. */
function isNoHost(host: string, text: string, at: number): boolean {
  if (FILE.test(host) || /^microsoft\.[a-z]+$/i.test(host)) return true;
  return (
    /\bat (?:async |new )?$/.test(text.slice(Math.max(0, at - 12), at)) &&
    /^ \((?:file:|node:|app:|[a-z]:|\/|<)/i.test(text.slice(at + host.length, at + host.length + 8))
  );
}
