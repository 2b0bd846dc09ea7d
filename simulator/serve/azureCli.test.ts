import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { createTestSimulator, pick } from '../azure/testClient.ts';
import { type ServedSimulator, serveSimulator } from './serveSimulator.ts';

/**
 * The Azure CLI against the served simulator: `OMS_TEST_AZ=1` with `az` on the path runs it, else it is skipped. It
 * takes about a minute.
 */
const enabled = process.env.OMS_TEST_AZ === '1' && spawnSync('az', ['--version']).status === 0;
const run = promisify(execFile);

describe.skipIf(!enabled)('Azure CLI', { timeout: 180_000 }, () => {
  let served: ServedSimulator;
  let folder: string;

  beforeAll(async () => {
    const { simulator } = createTestSimulator({ now: () => new Date() });
    served = await serveSimulator(simulator, { port: 0 });
    folder = await mkdtemp(join(tmpdir(), 'oms-connect-az-'));
  });
  afterAll(async () => {
    await served.close();
    await rm(folder, { recursive: true, force: true });
  });

  const az = async (...args: readonly string[]): Promise<unknown> => {
    const env = {
      ...process.env,
      HTTPS_PROXY: `http://127.0.0.1:${served.port}`,
      REQUESTS_CA_BUNDLE: served.caFile,
      AZURE_CONFIG_DIR: folder,
      AZURE_CORE_COLLECT_TELEMETRY: 'no',
    };
    const { stdout } = await run('az', [...args, '--output', 'json'], { env });
    return stdout.trim() === '' ? undefined : JSON.parse(stdout);
  };
  const login = (secret: string) =>
    az('login', '--service-principal', '-u', practice.clientId, '-p', secret, '-t', practice.tenantId);
  const inWorkspace = ['-g', practice.resourceGroup, '--workspace-name', practice.workspace];
  const savedSearch = (verb: string, ...args: readonly string[]) =>
    az('monitor', 'log-analytics', 'workspace', 'saved-search', verb, ...inWorkspace, ...args);

  it('is told that the secret is wrong', async () => {
    await expect(login('wrong')).rejects.toThrow(/AADSTS7000215/);
  });

  it('signs in and finds subscription, group and workspace', async () => {
    expect(pick(await login(practice.clientSecret), 0, 'id')).toBe(practice.subscriptionId);
    expect(pick(await az('account', 'list'), 0, 'name')).toBe(practice.subscriptionName);
    expect(await az('group', 'list', '--query', '[].name')).toEqual([practice.resourceGroup]);
    const workspaces = ['monitor', 'log-analytics', 'workspace'];
    expect(await az(...workspaces, 'list', '--query', '[].name')).toEqual([practice.workspace]);
    const one = await az(...workspaces, 'show', '-g', 'RG-OMS-HQ', '-n', practice.workspace);
    expect(pick(one, 'customerId')).toBe(practice.workspaceCustomerId);
  });

  it('writes, reads, changes and deletes a saved search', async () => {
    const named = ['-n', 'az-test'];
    const text = ['--category', 'c', '--display-name', 'd', '--saved-query', 'Heartbeat', '--fa', 'az_fun'];
    await savedSearch('create', ...named, ...text, '--tags', 'Group=Computer', 'x=y');
    const shown = await savedSearch('show', ...named);
    expect([pick(shown, 'functionAlias'), pick(shown, 'tags', 0, 'value')]).toEqual(['az_fun', 'Computer']);
    await savedSearch('update', ...named, '--display-name', 'd2', '--saved-query', 'Heartbeat');
    const names = await savedSearch('list', '--query', "[?name=='az-test'].displayName");
    expect(names).toEqual(['d2']);
    await savedSearch('delete', ...named, '--yes');
    await expect(savedSearch('show', ...named)).rejects.toThrow(/NotFound/);
  });

  it('reads role assignments, and is refused what one resource group does not give', async () => {
    const group = `/subscriptions/${practice.subscriptionId}/resourceGroups/${practice.resourceGroup}`;
    // By URL: packaged versions of "az role" are known not to match their own libraries.
    const url = `https://management.azure.com${group}/providers/Microsoft.Authorization/roleAssignments?api-version=2022-04-01`;
    const assignments = await az('rest', '--method', 'get', '--url', url, '--query', 'length(value)');
    expect(assignments).toBeGreaterThan(1);
    await expect(az('group', 'show', '-n', 'rg-oms-branch')).rejects.toThrow(/AuthorizationFailed/);
    await expect(az('provider', 'list')).rejects.toThrow(/subscriptions\/providers\/read/);
  });
});
