import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { practice } from '../../shared/practice.ts';
import { connectByCalls } from '../connectByCalls.ts';
import { arm, diagnose, entra, logs, rowOf, verify } from './calls.ts';
import { expect, test, throughSquid } from './fixture.ts';
import { servePac } from './pacServer.ts';

test('the system’s proxy carries all that goes to Azure, and nothing that goes to the site', async ({
  cloud,
  squid,
  launchIn,
  userDataDir,
}) => {
  const { port } = await squid();
  const home = await cloud.homeThatTrusts(cloud.authority.caPem);
  const { page } = await launchIn({ home, proxy: throughSquid(port) });
  await connectByCalls(page, ['PS100014', 'PS100032']);
  const asked = new Set(cloud.tunnels);
  for (const host of [entra, arm, logs]) expect(asked).toContain(host);
  expect(asked).not.toContain(practice.providerFqdn);
  expect(new Set(cloud.askedDirectly)).toEqual(new Set([practice.providerFqdn]));
  const log = await readFile(join(userDataDir, 'logs/OMSConnect.log'), 'utf8');
  expect(log).toContain(`PUT ${arm}/`);
  const rows = await diagnose(page);
  expect(rowOf(rows, arm, 'proxy')).toMatchObject({
    state: 'passed',
    finding: 'proxyInUse',
    facts: { proxy: `127.0.0.1:${port}` },
  });
  expect(rowOf(rows, arm, 'name')).toMatchObject({ finding: 'nameLeftToProxy' });
  expect(rowOf(rows, arm, 'connection')).toMatchObject({ finding: 'connectionThroughProxy' });
  expect(rowOf(rows, arm, 'web')).toMatchObject({ finding: 'serviceAnswers' });
});

test('a proxy that is down, one that blocks and one that leads nowhere are told apart', async ({
  cloud,
  squid,
  launchIn,
}) => {
  const first = await squid({ blocked: [entra] });
  const { port } = first;
  const reference = `127.0.0.1:${port}`;
  const home = await cloud.homeThatTrusts(cloud.authority.caPem);
  const { page } = await launchIn({ home, proxy: throughSquid(port) });

  expect(await verify(page)).toMatchObject({
    ...{ code: 'proxyRefuses', serviceCode: 'ERR_TUNNEL_CONNECTION_FAILED' },
    facts: { host: entra, reference },
  });
  expect(await first.connects()).toContain(`${entra}:443 403`);
  const blocked = await diagnose(page);
  expect(rowOf(blocked, entra, 'connection')).toMatchObject({
    ...{ state: 'failed', finding: 'proxyBlocks', facts: { status: '403' } },
  });
  expect(rowOf(blocked, arm, 'connection')).toMatchObject({ finding: 'connectionThroughProxy' });

  await first.stop();
  expect(await verify(page)).toMatchObject({
    ...{ code: 'proxyUnreachable', serviceCode: 'ERR_PROXY_CONNECTION_FAILED' },
    facts: { host: entra, reference },
  });
  const down = await diagnose(page);
  expect(rowOf(down, entra, 'proxy')).toMatchObject({
    ...{ state: 'failed', finding: 'proxyUnreachable', facts: { proxy: reference } },
  });

  // It is there again, and what lies behind it is not.
  const nowhere = await squid({ port, parentPort: 9 });
  expect(await verify(page)).toMatchObject({ code: 'proxyRefuses', facts: { reference } });
  expect((await nowhere.connects()).join()).toMatch(/login.microsoftonline.com:443 50\d/);
  await nowhere.stop();

  await squid({ port });
  expect(await verify(page)).toBeUndefined();
});

test('a script decides for each address; the site is not its business', async ({
  cloud,
  squid,
  launchIn,
}) => {
  const { port } = await squid();
  const pac = await servePac(`function FindProxyForURL(url, host) {
    return host === '${entra}' || dnsDomainIs(host, '.contoso.com') ? 'PROXY 127.0.0.1:${port}' : 'DIRECT';
  }`);
  try {
    const home = await cloud.homeThatTrusts(cloud.authority.caPem);
    const { page } = await launchIn({
      home,
      proxy: { auto_proxy: pac.address },
      names: [practice.providerFqdn, arm, 'graph.microsoft.com', logs],
    });
    await connectByCalls(page, ['PS100014']);
    expect(pac.requests()).toBeGreaterThan(0);
    expect(new Set(cloud.tunnels.filter((host) => host.includes('microsoft')))).toEqual(new Set([entra]));
    expect(cloud.tunnels).not.toContain(practice.providerFqdn);
    const direct = new Set(cloud.askedDirectly);
    for (const host of [practice.providerFqdn, arm, logs]) expect(direct).toContain(host);
    expect(direct).not.toContain(entra);
  } finally {
    await pac.close();
  }
});

test('addresses that the settings leave out go past the proxy', async ({ cloud, squid, launchIn }) => {
  const { port } = await squid();
  const home = await cloud.homeThatTrusts(cloud.authority.caPem);
  const proxy = { ...throughSquid(port), no_proxy: `${entra},graph.microsoft.com` };
  const { page } = await launchIn({ home, proxy, names: [entra, 'graph.microsoft.com'] });
  expect(await verify(page)).toBeUndefined();
  expect(cloud.tunnels).not.toContain(entra);
  expect(cloud.askedDirectly).toContain(entra);
});
