import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { decodeGroupQuery } from './decodeGroupQuery.ts';
import { type ProxyAddress, requestThrough } from './proxiedRequest.ts';
import { expectedGroups } from './siteMembers.ts';

/**
 * An independent look at a simulated workspace: signs in as the service principal, lists the saved searches,
 * reads the members of every computer group that OMS Connect wrote out of its query text, and compares them
 * with the site file. Shares no code with the app or the simulator.
 *
 *   node scripts/checkGroups.ts --ready READY --site FILE --collections ID,ID
 *
 * READY is the simulator's ready line or a file that holds it. Exit 0: exactly these groups with exactly these
 * members. Exit 1: something differs, or it could not be found out.
 */

interface Ready {
  readonly port: number;
  readonly caFile: string;
  readonly tenantId: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly subscriptionId: string;
  readonly resourceGroup: string;
  readonly workspace: string;
}

interface SavedSearch {
  readonly id: string;
  readonly properties: {
    readonly query: string;
    readonly functionAlias?: string;
    readonly tags?: readonly { readonly name: string; readonly value: string }[];
  };
}

const login = 'login.microsoftonline.com';
const management = 'management.azure.com';

function readyLine(argument: string): Ready {
  const text = argument.trimStart().startsWith('{') ? argument : readFileSync(argument, 'utf8');
  const line = text.split('\n').find((each) => each.trimStart().startsWith('{'));
  if (line === undefined) throw new Error('--ready holds no ready line.');
  return JSON.parse(line) as Ready;
}

async function json<T>(answer: Promise<{ status: number; body: string }>, what: string): Promise<T> {
  const { status, body } = await answer;
  if (status !== 200) throw new Error(`${what}: HTTP ${status} ${body.slice(0, 300)}`);
  return JSON.parse(body) as T;
}

async function listSavedSearches(ready: Ready): Promise<readonly SavedSearch[]> {
  const proxy: ProxyAddress = { port: ready.port, ca: readFileSync(ready.caFile, 'utf8') };
  const form = new URLSearchParams({
    client_id: ready.clientId,
    client_secret: ready.clientSecret,
    scope: `https://${management}/.default`,
    grant_type: 'client_credentials',
  });
  const token = await json<{ access_token: string }>(
    requestThrough(proxy, new URL(`https://${login}/${ready.tenantId}/oauth2/v2.0/token`), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: form.toString(),
    }),
    'Sign-in',
  );
  const path = [
    ...['subscriptions', ready.subscriptionId, 'resourceGroups', ready.resourceGroup, 'providers'],
    ...['Microsoft.OperationalInsights', 'workspaces', ready.workspace, 'savedSearches'],
  ].map(encodeURIComponent);
  const list = await json<{ value: readonly SavedSearch[] }>(
    requestThrough(proxy, new URL(`https://${management}/${path.join('/')}?api-version=2025-07-01`), {
      headers: { authorization: `Bearer ${token.access_token}`, accept: 'application/json' },
    }),
    'List of saved searches',
  );
  return list.value;
}

function tag(search: SavedSearch, name: string): string | undefined {
  return search.properties.tags?.find((each) => each.name === name)?.value;
}

/** What is wrong with one group; empty when nothing is. */
function faultsOf(
  group: SavedSearch,
  searches: readonly SavedSearch[],
  expected: readonly string[],
): string[] {
  const textOf = (alias: string): string | undefined => {
    const found = searches.filter((each) => each.properties.functionAlias === alias);
    return found.length === 1 ? found[0]?.properties.query : undefined;
  };
  let listed: string[];
  try {
    listed = decodeGroupQuery(group.properties.query, textOf);
  } catch (error) {
    return [`its query cannot be read: ${error instanceof Error ? error.message : String(error)}`];
  }
  const faults: string[] = [];
  const [found, wanted] = [new Set(listed), new Set(expected)];
  const missing = expected.filter((name) => !found.has(name));
  const extra = listed.filter((name) => !wanted.has(name));
  if (missing.length > 0) faults.push(`${missing.length} names are missing: ${some(missing)}`);
  if (extra.length > 0) faults.push(`${extra.length} names should not be there: ${some(extra)}`);
  const hash = createHash('sha256')
    .update(`1\n${listed.join('\n')}`)
    .digest('hex')
    .slice(0, 32);
  if (tag(group, 'Hash') !== hash)
    faults.push(`its Hash tag is ${tag(group, 'Hash')}, its names give ${hash}`);
  return faults;
}

const some = (names: readonly string[]): string =>
  names
    .slice(0, 5)
    .map((name) => JSON.stringify(name))
    .join(', ') + (names.length > 5 ? ' ...' : '');

async function check(ready: Ready, siteFile: string, collectionIds: readonly string[]): Promise<boolean> {
  const expected = expectedGroups(siteFile, collectionIds);
  const searches = await listSavedSearches(ready);
  const groups = searches.filter(
    (each) => tag(each, 'Group') === 'Computer' && tag(each, 'Source') === 'OMSConnect',
  );
  let wrong = 0;
  for (const [collectionId, names] of expected) {
    const own = groups.filter(
      (each) => tag(each, 'Collection')?.toUpperCase() === collectionId.toUpperCase(),
    );
    const [group] = own;
    const faults =
      group === undefined
        ? ['there is no group']
        : own.length > 1
          ? [`there are ${own.length} groups`]
          : faultsOf(group, searches, names);
    if (faults.length > 0) wrong += 1;
    const alias = group?.properties.functionAlias ?? '-';
    console.log(
      faults.length === 0
        ? `ok    ${collectionId}  ${alias}  ${names.length} names`
        : `WRONG ${collectionId}  ${alias}  ${faults.join('; ')}`,
    );
  }
  const wanted = new Set(collectionIds.map((id) => id.toUpperCase()));
  const strangers = groups.filter((each) => !wanted.has((tag(each, 'Collection') ?? '').toUpperCase()));
  for (const stranger of strangers) {
    console.log(
      `WRONG ${tag(stranger, 'Collection') ?? '-'}  ${stranger.properties.functionAlias ?? stranger.id}  nobody asked for this group`,
    );
  }
  const good = expected.size - wrong;
  console.log(`${good} of ${expected.size} groups are right; ${wrong} wrong, ${strangers.length} too many.`);
  return wrong === 0 && strangers.length === 0;
}

async function main(): Promise<number> {
  const { values } = parseArgs({
    options: { ready: { type: 'string' }, site: { type: 'string' }, collections: { type: 'string' } },
  });
  const collectionIds = (values.collections ?? '')
    .split(',')
    .map((id) => id.trim())
    .filter(Boolean);
  if (values.ready === undefined || values.site === undefined || collectionIds.length === 0) {
    console.error('usage: node scripts/checkGroups.ts --ready READY --site FILE --collections ID,ID');
    return 1;
  }
  return (await check(readyLine(values.ready), values.site, collectionIds)) ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  },
);
