import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Transport } from '../../electron/ports.ts';
import { practice } from '../../shared/practice.ts';
import type { RunView } from '../../shared/runModel.ts';
import { type NamingStyle, namingStyles } from '../../simulator/configmgr/generatedNames.ts';
import { generateSite } from '../../simulator/configmgr/generateSite.ts';
import { createSite, type Site } from '../../simulator/configmgr/site.ts';
import { withWindowsCredentials } from '../../simulator/configmgr/windowsCredentials.ts';
import { createSimulator } from '../../simulator/simulator.ts';
import { saveConnection, startApp } from './app.ts';
import { connectionOf, deviceCollections } from './benchConnection.ts';
import { createRecorder, keepData } from './recorder.ts';
import { connectionId, type RecordedSite, runFolder, siteSize } from './sites.ts';

/**
 * Records runs of the composed app on the real simulator, in a process of their own: the first run of a generated
 * site and, for each number that follows, one after so many collections have changed.
 *
 *   node recordSite.ts FOLDER NAMING [CHANGED ...]
 */

const [folder = '', style = '', ...changes] = process.argv.slice(2);
const naming = namingStyles.find((one) => one === style);
if (naming === undefined || process.send === undefined) throw new Error('The bench starts this with a style');
process.send(await recordAll(naming, changes.map(Number)));
process.disconnect();

async function recordAll(style: NamingStyle, changed: readonly number[]): Promise<RecordedSite> {
  const now = (): Date => new Date();
  const site = createSite(generateSite({ ...siteSize, naming: style }), now);
  const simulator = createSimulator({ now, site, keepExchanges: 0 });
  const send = withWindowsCredentials((request) => simulator.fetch(request), practice.account);
  const network: Transport = (request) => send(request);
  const data = join(folder, 'live');
  mkdirSync(data, { recursive: true });
  const collections = deviceCollections(site);
  await saveConnection(data, connectionOf(site));

  /** Bytes of the saved-search list at each time that it was read. */
  const lists: number[] = [];
  const record = async (name: string): Promise<RunView> => {
    const into = join(folder, name);
    keepData(data, into);
    const recorder = createRecorder(into, network, ({ method, url, body }) => {
      if (method === 'GET' && /\/savedSearches\?/.test(url)) lists.push(Buffer.byteLength(body));
    });
    const app = startApp(data, recorder.transport);
    const view = await app.sync(connectionId);
    await app.close();
    await recorder.close();
    if (view.outcome?.outcome !== 'done') throw new Error(`${name} ended as ${JSON.stringify(view.steps)}`);
    return view;
  };

  const first = await record(runFolder('first'));
  if (first.outcome?.created !== collections.length) throw new Error('Not every collection became a group');
  const memberships = collections.reduce((sum, { members }) => sum + members.length, 0);
  const [bytesBefore = 0] = lists;
  const bytesAfter = lists.at(-1) ?? 0;
  for (const count of changed) {
    change(site, count);
    const { outcome } = await record(runFolder(count));
    if (outcome?.updated !== count) throw new Error(`${outcome?.updated} of ${count} groups were updated`);
  }
  return { memberships, collections: collections.length, bytesBefore, bytesAfter };
}

/** One more member in so many collections of one page each. */
function change(site: Site, count: number): void {
  const devices = site.devices.filter(({ kind }) => kind === 'system');
  const fitting = deviceCollections(site).filter(
    ({ members }) => members.length >= 10 && members.length <= 900,
  );
  for (const { id, members } of fitting.slice(0, count)) {
    const isIn = new Set(members);
    const added = devices.find(({ resourceId }) => !isIn.has(resourceId));
    if (added === undefined) throw new Error('Every device is a member already');
    site.addMembers(id, added.resourceId);
  }
}
