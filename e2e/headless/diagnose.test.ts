import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type DiagnosisRow, findings, type ProbeId } from '../../shared/diagnosis.ts';
import { diagnosisDocument, firewallSentence, rowText } from '../../shared/strings/diagnosis.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { ARM, type Cause, causes, GRAPH, PROVIDER } from './diagnosisCauses.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { succeeded } from './wizardPath.ts';

let app: HeadlessApp;
beforeEach(() => {
  app = startHeadless({ site: loadSampleSite() });
});
afterEach(() => app.close());

/** The last state of every row. */
async function diagnose(
  input: Partial<Parameters<HeadlessApp['handlers']['diagnose']>[0]> = {},
): Promise<readonly DiagnosisRow[]> {
  const { runId, rows } = succeeded(
    await app.handlers.diagnose({ cloud: 'public', provider: PROVIDER, practice: false, ...input }),
  );
  const mine = () => app.diagnosisEvents().filter((event) => event.runId === runId);
  while (!mine().some(({ kind }) => kind === 'finished')) await new Promise((done) => setImmediate(done));
  const told = mine().flatMap((event) => (event.kind === 'row' ? [event.row] : []));
  return rows.map((row) => told.findLast((one) => one.host === row.host && one.probe === row.probe) ?? row);
}

const rowOf = (rows: readonly DiagnosisRow[], host: string, probe: ProbeId): DiagnosisRow => {
  const found = rows.find((row) => row.host === host && row.probe === probe);
  if (found === undefined) throw new Error(`no row ${probe} of ${host}`);
  return found;
};

const minutesFromNow = (minutes: number): string =>
  new Date(app.clock.now().getTime() + minutes * 60_000).toUTCString();

async function provoke(cause: Cause): Promise<readonly DiagnosisRow[]> {
  app.simulator.network.clear();
  app.simulator.faults.clear();
  if (cause.conditions !== undefined) app.simulator.network.set(cause.at[0], cause.conditions);
  if (cause.fault !== undefined) {
    const { effect } = cause.fault;
    const isClock = cause.finding === 'clockOff' && effect.kind === 'status';
    const dated = isClock ? { ...effect, headers: { date: minutesFromNow(10) } } : effect;
    app.simulator.faults.add({ ...cause.fault, effect: dated });
  }
  return diagnose({ provider: cause.provider ?? PROVIDER });
}

const nameOf = ({ finding, at }: Cause): string => `${finding} at ${at.join(', ')}`;

describe('each cause', () => {
  it.each(causes.map((cause) => [nameOf(cause), cause] as const))('%s', async (_name, cause) => {
    const rows = await provoke(cause);
    const [host, probe] = cause.at;
    const row = rowOf(rows, host, probe);
    expect(row.finding).toBe(cause.finding);
    if (row.state === 'failed') expect(rowText(row).action).toBeTruthy();
    if (cause.goesOn !== undefined) expect(rowOf(rows, ...cause.goesOn).state).toBe('passed');
    // Whatever failed, no row is left without an end, and others are not touched.
    expect(rows.filter(({ state }) => state === 'waiting' || state === 'running')).toEqual([]);
    expect(rowOf(rows, 'api.loganalytics.io', 'web').state).toBe('passed');
  });

  it('has words of its own: no two share what was found or what to do', async () => {
    const seen = new Map<string, string>();
    for (const cause of causes) {
      const [host, probe] = cause.at;
      const { found, action } = rowText(rowOf(await provoke(cause), host, probe));
      for (const sentence of [found, action]) {
        if (sentence === undefined) continue;
        const plain = sentence.replaceAll(host, 'HOST');
        expect(seen.get(plain) ?? cause.finding, plain).toBe(cause.finding);
        seen.set(plain, cause.finding);
      }
    }
  });
});

it('stops only what depends on a failed step', async () => {
  app.simulator.network.set(GRAPH, { connection: 'refused' });
  const rows = await diagnose();
  const states = (host: string) => rows.filter((row) => row.host === host).map(({ state }) => state);
  expect(states(GRAPH)).toEqual(['passed', 'passed', 'failed', 'skipped', 'skipped', 'skipped']);
  expect(new Set(states(ARM))).toEqual(new Set(['passed']));
});

it('lets the app’s own request decide where a proxy answers the look with something else', async () => {
  app.simulator.network.set(ARM, { proxy: { address: 'proxy.contoso.com:8080' } });
  const { probes } = app;
  const tunnel = probes.tunnel;
  probes.tunnel = async () => {
    throw new Error('speaks SOCKS');
  };
  expect(rowOf(await diagnose(), ARM, 'connection').finding).toBe('connectionThroughProxy');
  probes.tunnel = tunnel;
});

describe('a script that names several proxies', () => {
  const [dead, alive] = ['old.contoso.com:8080', 'proxy.contoso.com:8080'];
  const setUp = (route: string, opens: (host: string) => boolean): void => {
    app.simulator.network.set(ARM, { proxy: { address: alive } });
    const { probes } = app;
    const connect = probes.connect;
    probes.proxyFor = async (_service, url) => (url.includes(ARM) ? route : 'DIRECT');
    probes.connect = async (host) => {
      if (!opens(host)) throw Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
      return connect(host);
    };
  };

  it('is followed to the first that opens', async () => {
    setUp(`PROXY ${dead}; PROXY ${alive}; DIRECT`, (host) => host !== 'old.contoso.com');
    const rows = await diagnose();
    expect(rowOf(rows, ARM, 'proxy')).toMatchObject({
      ...{ state: 'passed', finding: 'proxyInUse', facts: { proxy: alive } },
    });
    expect(rowOf(rows, ARM, 'web').state).toBe('passed');
  });

  it.each([
    ['after them the host itself', `PROXY ${dead};DIRECT`, 'connectionOpen'],
    ['nothing after them', `PROXY ${dead}`, 'connectionThroughProxy'],
  ])('is noted where none opens, and the app’s own request decides: %s', async (_what, route, connection) => {
    setUp(route, (host) => host !== 'old.contoso.com');
    const rows = await diagnose();
    expect(rowOf(rows, ARM, 'proxy')).toMatchObject({
      ...{ state: 'attention', finding: 'proxyUnreachable', facts: { proxy: dead } },
    });
    expect(rowOf(rows, ARM, 'connection')).toMatchObject({ state: 'passed', finding: connection });
    expect(rowOf(rows, ARM, 'web').state).toBe('passed');
  });

  it('has failed where the app’s own request comes to no answer either', async () => {
    setUp(`PROXY ${dead}; PROXY older.contoso.com`, (host) => !host.startsWith('old'));
    app.simulator.network.set(ARM, { proxy: { address: dead, answers: 'unreachable' } });
    const row = rowOf(await diagnose(), ARM, 'proxy');
    expect(row).toMatchObject({ state: 'failed', facts: { proxy: `${dead}, older.contoso.com` } });
  });
});

it('passes everything on a good network, and says who signed in and which site it is', async () => {
  const rows = await diagnose();
  expect(rows.map(({ host, probe, state, finding }) => [host, probe, state, finding])).toEqual(
    rows.map(({ host, probe, finding }) => [host, probe, 'passed', finding]),
  );
  expect(rowOf(rows, PROVIDER, 'role').facts).toEqual({ siteCode: 'PS1' });
  expect(rowText(rowOf(rows, PROVIDER, 'account')).found).toContain('CONTOSO\\admin');
  expect(rowText(rowOf(rows, PROVIDER, 'certificate')).found).toContain('SMS Issuing');
});

it('asks in the chosen cloud, and in practice mode the made-up site', async () => {
  const rows = await diagnose({ cloud: 'usGovernment', practice: true, provider: 'ignored.contoso.com' });
  const hosts = new Set(rows.map(({ host }) => host));
  expect([...hosts]).toEqual([
    PROVIDER,
    'login.microsoftonline.us',
    'management.usgovcloudapi.net',
    'graph.microsoft.us',
    'api.loganalytics.us',
  ]);
});

it('is cancelled: no row is told after that', async () => {
  const { runId } = succeeded(
    await app.handlers.diagnose({ cloud: 'public', provider: PROVIDER, practice: false }),
  );
  await app.handlers.cancelRun({ runId });
  const mine = () => app.diagnosisEvents().filter((event) => event.runId === runId);
  while (!mine().some(({ kind }) => kind === 'finished')) await new Promise((done) => setImmediate(done));
  expect(mine().at(-1)).toMatchObject({ kind: 'finished', cancelled: true });
  const count = mine().length;
  await new Promise((done) => setImmediate(done));
  expect(mine()).toHaveLength(count);
});

it('sends no credentials to Azure, and puts none into a row or the text', async () => {
  const rows = await diagnose();
  const toAzure = app.simulator.log.exchanges.filter(({ service }) => service !== 'adminService');
  expect(toAzure.map(({ requestHeaders }) => requestHeaders.authorization)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
  const text = diagnosisDocument(rows, {
    version: '1.0.0',
    account: 'CONTOSO\\admin',
    computer: 'PC01',
    at: '2026-11-23T09:00:00.000Z',
  });
  expect(text).not.toMatch(/negotiate|bearer|authorization/i);
  expect(text).toContain(firewallSentence({ service: 'arm', host: ARM }));
  expect(text).toContain(
    'Allow HTTPS (TCP 443) from this computer to management.azure.com: finding the workspace',
  );
});

it('has a text for every finding', () => {
  for (const finding of findings) {
    const row: DiagnosisRow = {
      service: 'arm',
      host: ARM,
      probe: 'web',
      state: 'failed',
      finding,
      facts: {},
    };
    expect(rowText(row).found, finding).toMatch(/\S/);
  }
});
