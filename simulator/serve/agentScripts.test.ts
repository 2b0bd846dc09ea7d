import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agentScript } from '../../shared/agent/arcServers.ts';
import { collectionRule, collectionRuleScript } from '../../shared/agent/collectionRule.ts';
import { type AgentTarget, ruleId } from '../../shared/agent/target.ts';
import { clientsScript } from '../../shared/agent/windowsClients.ts';
import { practice } from '../../shared/practice.ts';
import { assignRole } from '../azure/buildState.ts';
import { practiceApps } from '../azure/practiceApps.ts';
import type { Tenant } from '../azure/state.ts';
import { createTestSimulator } from '../azure/testClient.ts';
import { type ServedSimulator, serveSimulator } from './serveSimulator.ts';

/**
 * The scripts of the agent page under the Azure CLI itself, unchanged: `OMS_TEST_AZ=1` with `az` on the path runs it,
 * else it is skipped. It takes about a minute.
 */
const enabled = process.env.OMS_TEST_AZ === '1' && spawnSync('az', ['--version']).status === 0;
const run = promisify(execFile);

const group = `/subscriptions/${practice.subscriptionId}/resourceGroups/${practice.resourceGroup}`;
const machines = `${group}/providers/Microsoft.HybridCompute/machines`;
const target: AgentTarget = {
  cloud: 'public',
  tenantId: practice.tenantId,
  subscriptionId: practice.subscriptionId,
  resourceGroup: practice.resourceGroup,
  location: practice.location,
  workspaceName: practice.workspace,
  workspaceId: `${group}/providers/Microsoft.OperationalInsights/workspaces/${practice.workspace}`,
  customerId: practice.workspaceCustomerId,
  collects: ['performance', 'events'],
};

describe.skipIf(!enabled)('scripts of the agent page', { timeout: 240_000 }, () => {
  let served: ServedSimulator;
  let folder: string;
  let tenant: Tenant;

  beforeAll(async () => {
    const { simulator } = createTestSimulator({ now: () => new Date() });
    const found = simulator.azure.tenants.find(({ tenantId }) => tenantId === practice.tenantId);
    const admin = found?.apps.find(({ appId }) => appId === practiceApps.owner.clientId);
    if (found === undefined || admin === undefined) throw new Error('no practice tenant');
    tenant = found;
    // The monitored object is the tenant's, above every subscription.
    tenant.roleAssignments.push(assignRole('e0c5d1a2-7b1f-4d0e-9a33-5e2b8c6f1d44', admin, 'owner', '/'));
    const others = Array.from({ length: 50 }, (_none, number) => `LNX${number}`);
    for (const name of ['SQL01', ...others, 'WEB02']) {
      const id = `${machines}/${name}`;
      const osType = name.startsWith('LNX') ? 'linux' : 'windows';
      const body = { location: 'northeurope', properties: { osType, status: 'Connected' } };
      tenant.otherResources.set(id.toLowerCase(), { id, type: 'Microsoft.HybridCompute/machines', body });
    }
    served = await serveSimulator(simulator, { port: 0 });
    folder = await mkdtemp(join(tmpdir(), 'oms-connect-az-'));
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
    await run('az', login, { env: environment() });
  }, 120_000);
  afterAll(async () => {
    await served.close();
    await rm(folder, { recursive: true, force: true });
  });

  const environment = () => ({
    ...process.env,
    HTTPS_PROXY: `http://127.0.0.1:${served.port}`,
    REQUESTS_CA_BUNDLE: served.caFile,
    AZURE_CONFIG_DIR: folder,
    AZURE_CORE_COLLECT_TELEMETRY: 'no',
  });
  const script = async (text: string) => (await run('bash', ['-c', text], { env: environment() })).stdout;
  const kept = () => [...tenant.otherResources.values()].map(({ id, body }) => [id, body]);

  it('make the rule, give the servers the agent, and change nothing when run again', async () => {
    expect(await script(collectionRuleScript(target))).toContain('is made');
    const rule = tenant.otherResources.get(ruleId(target).toLowerCase());
    expect(rule?.body).toMatchObject(collectionRule(target));
    const said = await script(agentScript(target));
    expect(said).toContain('SQL01: ');
    const extension = `${machines}/WEB02/extensions/AzureMonitorWindowsAgent`;
    expect(tenant.otherResources.get(extension.toLowerCase())?.body.location).toBe('northeurope');
    await script(clientsScript(target));
    const before = structuredClone(kept());
    expect(await script(collectionRuleScript(target))).toContain('exists already');
    await script(agentScript(target));
    await script(clientsScript(target));
    expect(kept()).toEqual(before);
    expect(before).toHaveLength(59);
  });
});
