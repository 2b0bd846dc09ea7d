import { execFile, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { practiceApps } from '../../shared/practiceApps.ts';
import { bashScript } from '../../shared/prepare/bashScript.ts';
import { defaultChoices, type PrepareChoices } from '../../shared/prepare/choices.ts';
import { type PastedValues, readPastedResult } from '../../shared/prepare/pastedResult.ts';
import { choicesTable, hostileNames } from '../../shared/prepare/testChoices.ts';
import type { AzureState } from '../../simulator/azure/state.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type ServedSimulator, serveSimulator } from '../../simulator/serve/serveSimulator.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { recordingAz } from './recordingAz.ts';
import { discoverOne, practiceSource, succeeded } from './wizardPath.ts';

/**
 * The Bash script of Prepare Azure: read by shellcheck, run with hostile names, and, with `OMS_TEST_AZ=1`, run
 * unchanged by a real Azure CLI against the served simulator, up to a workspace that the app itself can use.
 */
const run = promisify(execFile);
const scratch = mkdtempSync(join(tmpdir(), 'oms-connect-prepare-'));
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

const mustHaveAll = process.env.OMS_TEST_AZ === '1';
const has = (program: string): boolean => spawnSync(program, ['--version']).status === 0;
// The paths of the recorder below are those of a Unix.
const hasBash = process.platform !== 'win32' && has('bash');

/** Everything in boxes where a person types. */
const hostile = (name: string): PrepareChoices => ({
  ...defaultChoices(),
  ...{ appName: name, resourceGroup: name, workspace: name, location: name, readsExpiry: true },
});

// Not everybody has it: then it is named in the report as skipped, unless the whole proof was asked for.
describe.skipIf(!mustHaveAll && !has('shellcheck'))('shellcheck (skipped where it is not installed)', () => {
  const rows = [
    ...choicesTable,
    { name: 'all hostile names at once', choices: hostile(hostileNames.join(' ')) },
  ];
  it('has nothing to say about any script', { timeout: 60_000 }, async () => {
    const files = rows.map(({ choices }, position) => {
      const file = join(scratch, `${position}.sh`);
      writeFileSync(file, bashScript(choices));
      return file;
    });
    const { stdout } = await run('shellcheck', ['--severity=style', ...files]);
    expect(stdout).toBe('');
  });
});

describe.skipIf(!mustHaveAll && !hasBash)('names that somebody hostile typed', () => {
  const bin = join(scratch, 'bin');
  beforeAll(() => {
    mkdirSync(bin);
    writeFileSync(join(bin, 'az'), recordingAz, { mode: 0o755 });
  });

  it.each(hostileNames)('%j runs nothing, and arrives as it was typed', async (name) => {
    const folder = mkdtempSync(join(scratch, 'run-'));
    const recorded = join(scratch, `${folder.split('-').at(-1)}.calls`);
    const script = join(scratch, 'hostile.sh');
    writeFileSync(script, bashScript(hostile(name)));
    const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, RECORDED: recorded };
    const { stdout } = await run('bash', [script], { cwd: folder, env });
    expect(readdirSync(folder)).toEqual([]);
    expect(existsSync(join(scratch, 'pwned'))).toBe(false);
    const line: unknown = JSON.parse(stdout);
    expect(line).toMatchObject({ resourceGroup: name, workspace: name });
    const { stdout: calls } = await run('cat', [recorded]);
    const bodies = calls
      .split('\n')
      .map((call) => call.split('\0'))
      .flatMap((words) => (words.includes('--body') ? [words[words.indexOf('--body') + 1] ?? ''] : []));
    const parsed = bodies.map((body): unknown => JSON.parse(body));
    expect(parsed).toContainEqual(expect.objectContaining({ displayName: name }));
    expect(parsed).toContainEqual({ location: name });
  });
});

describe.skipIf(!mustHaveAll)('a real Azure CLI (with OMS_TEST_AZ=1)', { timeout: 300_000 }, () => {
  let app: HeadlessApp;
  let served: ServedSimulator;
  let config: string;
  /** The CLI lives in real time; what takes a while in Azure is skipped. */
  let ahead = 0;

  beforeAll(async () => {
    const now = () => new Date(Date.now() + ahead);
    app = startHeadless({ site: loadSampleSite(), simulator: { now } });
    served = await serveSimulator(app.simulator, { port: 0 });
    config = mkdtempSync(join(scratch, 'az-'));
    const { clientId, clientSecret } = practiceApps.owner;
    const login = [
      'login',
      '--service-principal',
      '-u',
      clientId,
      '-p',
      clientSecret,
      '-t',
      practice.tenantId,
    ];
    await run('az', [...login, '-o', 'none'], { env: environment() });
  }, 60_000);
  afterAll(async () => {
    await served.close();
    await app.close();
  });
  afterEach(() => {
    ahead += 60_000;
  });

  const environment = () => ({
    ...process.env,
    HTTPS_PROXY: `http://127.0.0.1:${served.port}`,
    REQUESTS_CA_BUNDLE: served.caFile,
    AZURE_CONFIG_DIR: config,
    AZURE_CORE_COLLECT_TELEMETRY: 'no',
  });
  const prepare = async (choices: PrepareChoices, ...options: readonly string[]): Promise<PastedValues> => {
    const script = join(scratch, 'prepare.sh');
    writeFileSync(script, bashScript(choices));
    const { stdout } = await run('bash', [script, ...options], { env: environment() });
    expect(stdout.split('\n')).toHaveLength(2);
    const result = readPastedResult(stdout);
    if (result.kind !== 'values') throw new Error(`${result.why}: ${stdout}`);
    expect([result.unusable, result.unknown]).toEqual([[], []]);
    return result.values;
  };
  /** What the wizard does with these values: Verify, discovery, and the check of the workspace. */
  const useIn = async (values: PastedValues) => {
    ahead += 20_000;
    const { tenant = '', clientId = '', secret = '', cloud = 'public' } = values;
    const verified = await app.handlers.verifySignIn({
      ...{ source: practiceSource, cloud, tenant, clientId },
      secret: { kind: 'typed', value: secret },
    });
    const { signInId, secret: about } = succeeded(verified);
    const workspace = await discoverOne(app, signInId);
    const checked = succeeded(await app.handlers.checkWorkspace({ signInId, workspace }));
    return { workspace, checked, expiresOn: about.expiresOn };
  };
  const snapshot = ({ tenants }: AzureState): unknown => JSON.parse(JSON.stringify(tenants, mapsAsLists));

  it('creates everything, which the app finds and may write to; a second run changes nothing', async () => {
    const choices = {
      ...defaultChoices(),
      ...{ appName: "Zoë's `OMS` $(connector) “1”", resourceGroup: 'rg-münchen_(1)', readsExpiry: true },
    };
    const [main] = app.simulator.azure.tenants[0]?.subscriptions ?? [];
    main?.unregistered.add('microsoft.operationalinsights');
    const values = await prepare(choices);
    expect(values).toMatchObject({
      cloud: 'public',
      tenant: practice.tenantId,
      subscription: practice.subscriptionId,
      resourceGroup: 'rg-münchen_(1)',
      workspace: 'law-oms-connect',
    });
    const made = app.simulator.azure.tenants[0]?.apps.at(-1);
    expect(made?.displayName).toBe(choices.appName);
    const { workspace, checked, expiresOn } = await useIn(values);
    expect(workspace).toMatchObject({ resourceGroup: 'rg-münchen_(1)', name: 'law-oms-connect' });
    expect(checked.missingActions).toEqual([]);
    // Read from Graph, which the permission allows.
    expect(Date.parse(expiresOn ?? '')).toBe(Date.parse(values.secretExpiresOn ?? 'x'));

    const before = snapshot(app.simulator.azure);
    const { secret: _secret, ...others } = values;
    expect(await prepare(choices)).toEqual(others);
    expect(snapshot(app.simulator.azure)).toEqual(before);

    const renewed = await prepare(choices, '--new-secret');
    expect(renewed.secret).toEqual(expect.any(String));
    expect(renewed.secret).not.toBe(values.secret);
    expect(made?.secrets).toHaveLength(2);
  });

  it('prepares what is there: an app, a group, a workspace, Contributor on the group', async () => {
    const choices: PrepareChoices = {
      ...defaultChoices(),
      ...{ app: 'existing', clientId: practiceApps.noRole.clientId },
      ...{ group: 'existing', resourceGroup: practice.resourceGroup },
      ...{ workspaceOrigin: 'existing', workspace: practice.workspace },
      ...{ role: 'resourceGroup', subscriptionId: practice.subscriptionId, secretDays: 180 },
    };
    // There is a secret of that name already; another one is asked for.
    const values = await prepare(choices, '--new-secret');
    expect(values.clientId).toBe(practiceApps.noRole.clientId);
    const { workspace, checked } = await useIn(values);
    expect(workspace.name).toBe(practice.workspace);
    expect(checked.missingActions).toEqual([]);
    const before = snapshot(app.simulator.azure);
    await prepare({ ...choices, secretDays: 0 });
    expect(snapshot(app.simulator.azure)).toEqual(before);
  });

  it('keeps what the app asked for already, and goes on where consent is refused', async () => {
    const apps = app.simulator.azure.tenants[0]?.apps ?? [];
    const target = apps.find(({ appId }) => appId === practiceApps.reader.clientId);
    const admin = apps.find(({ appId }) => appId === practiceApps.owner.clientId);
    const other = { resourceAppId: '00000002-0000-0ff1-ce00-000000000000', resourceAccess: [] };
    const graph = '00000003-0000-0000-c000-000000000000';
    const user = { id: 'df021288-bdef-4463-88db-98f22de89214', type: 'Role' as const };
    if (target === undefined || admin === undefined) throw new Error('The practice tenant has both.');
    target.requiredResourceAccess = [other, { resourceAppId: graph, resourceAccess: [user] }];
    const mayConsent = admin.graphRoles.indexOf('AppRoleAssignment.ReadWrite.All');
    admin.graphRoles.splice(mayConsent, 1);
    // A token says what its app could do when it was given.
    await run('az', ['account', 'get-access-token', '-o', 'none'], { env: environment() });
    rmSync(config, { recursive: true, force: true });
    const { clientId, clientSecret } = practiceApps.owner;
    const login = [
      'login',
      '--service-principal',
      '-u',
      clientId,
      '-p',
      clientSecret,
      '-t',
      practice.tenantId,
    ];
    await run('az', [...login, '-o', 'none'], { env: environment() });
    const values = await prepare({
      ...defaultChoices(),
      ...{ app: 'existing', clientId: target.appId, readsExpiry: true, secretDays: 0 },
      ...{ group: 'existing', resourceGroup: practice.resourceGroup },
      ...{ workspaceOrigin: 'existing', workspace: practice.workspace },
    });
    expect(values.clientId).toBe(target.appId);
    expect(target.graphRoles).toEqual([]);
    const read = { id: '9a5d68dd-52b0-4cc2-bd40-abcf44ac3a30', type: 'Role' };
    expect(target.requiredResourceAccess).toEqual([
      other,
      { resourceAppId: graph, resourceAccess: [user, read] },
    ]);
  });

  it.each<readonly [string, Partial<PrepareChoices>, RegExp]>([
    [
      'a group that is not there',
      { group: 'existing', resourceGroup: 'rg-none' },
      /resource group does not exist/,
    ],
    [
      'a workspace that is not there',
      {
        group: 'existing',
        resourceGroup: practice.resourceGroup,
        workspaceOrigin: 'existing',
        workspace: 'law-none',
      },
      /workspace does not exist/,
    ],
    ['another cloud', { cloud: 'usGovernment' }, /az cloud set --name AzureUSGovernment/],
    [
      'an app that is not there',
      {
        ...{ app: 'existing', clientId: '6b1f0c52-93d4-4e0a-8a77-000000000000' },
        ...{ group: 'existing', resourceGroup: practice.resourceGroup },
        ...{ workspaceOrigin: 'existing', workspace: practice.workspace },
      },
      /No app of this tenant/,
    ],
  ])('stops at %s, and prints no result', async (_what, patch, said) => {
    const script = join(scratch, 'stops.sh');
    writeFileSync(script, bashScript({ ...defaultChoices(), ...patch }));
    const before = snapshot(app.simulator.azure);
    const failure = await run('bash', [script], { env: environment() }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: 1, stdout: '', stderr: expect.stringMatching(said) });
    expect(snapshot(app.simulator.azure)).toEqual(before);
  });
});

function mapsAsLists(_key: string, value: unknown): unknown {
  return value instanceof Map || value instanceof Set ? [...value] : value;
}
