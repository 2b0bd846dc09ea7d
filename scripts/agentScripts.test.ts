import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  agentScript,
  connectCommand,
  onboardingPrincipalCommand,
  serverScript,
  serversScript,
} from '../shared/agent/arcServers.ts';
import { collectionRule, collectionRuleScript } from '../shared/agent/collectionRule.ts';
import { type AgentTarget, ruleId, ruleName } from '../shared/agent/target.ts';
import { clientInstallCommand, clientsScript } from '../shared/agent/windowsClients.ts';
import { bashWord, powerShellWord } from '../shared/shellWords.ts';

const subscriptionId = '3f1d6a52-8c0b-4e7d-b1a9-64c25e0d7f18';
const group = `/subscriptions/${subscriptionId}/resourceGroups`;
const target: AgentTarget = {
  cloud: 'public',
  tenantId: '7f3c2a10-5b1d-4c7e-9a46-2d8e0f6b1c35',
  subscriptionId,
  resourceGroup: 'rg-oms-hq',
  location: 'westeurope',
  workspaceName: 'law-contoso-hq',
  workspaceId: `${group}/rg-oms-hq/providers/Microsoft.OperationalInsights/workspaces/law-contoso-hq`,
  customerId: 'b7140000-20fe-4a83-8e6d-000000000001',
  collects: ['performance', 'events'],
};
const bashScripts = { collectionRuleScript, agentScript, clientsScript };
const powershellScripts = { serverScript, serversScript, connectCommand };

/** Names that a shell would act on, were they not text to it. */
const hostile = [
  "o'brien",
  '$(touch harmed)',
  '`touch harmed`',
  '"; touch harmed; "',
  "'; touch harmed; '",
  '\u2019; touch harmed; \u2018',
  '$HOME',
  'a\ntouch harmed',
  'Grüße & Co %s \\n',
];

describe('text in a shell', () => {
  it.each(hostile)('is what it was in bash: %j', (value) => {
    expect(execFileSync('bash', ['-c', `printf '%s' ${bashWord(value)}`], { encoding: 'utf8' })).toBe(value);
  });

  it('doubles every quote that PowerShell takes for one', () => {
    expect(powerShellWord("a'b\u2019c\u2018d\u201ae\u201bf")).toBe(
      "'a''b\u2019\u2019c\u2018\u2018d\u201a\u201ae\u201b\u201bf'",
    );
  });
});

const hasShellcheck = spawnSync('shellcheck', ['--version']).status === 0;

describe('scripts for the Azure CLI', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'oms-connect-scripts-'));
    // Stands in for the Azure CLI: keeps each call, one argument a line, and knows nothing yet.
    const answers = [
      '#!/usr/bin/env bash',
      'for one in "$@"; do printf "%s\\0" "$one" >> "$CALLS"; done; printf "\\0" >> "$CALLS"',
      'case "$*" in',
      '  "cloud show"*) printf "%s\\n" "$CLOUD";;',
      '  *page=2*) printf "%s\\n-\\n" "$MORE";;',
      '  *machines\\?*) printf "%s\\n%s\\n" "$SERVERS" "$NEXT";;',
      '  *"--query location"*) printf "westeurope\\n";;',
      '  *"--method get"*) printf "%s\\n" "$REFUSAL" >&2; exit 3;;',
      'esac',
    ];
    writeFileSync(join(folder, 'az'), `${answers.join('\n')}\n`, { mode: 0o755 });
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  interface Surroundings {
    readonly servers?: string;
    /** Servers on a second page of the list. */
    readonly more?: string;
    readonly cloud?: string;
    /** What the look at something that may exist is told. */
    readonly refusal?: string;
  }
  const notFound = 'ERROR: Not Found({"error":{"code":"ResourceNotFound"}})';
  const run = (script: string, given: Surroundings = {}, args: readonly string[] = []) => {
    const { servers = '', more, cloud = 'AzureCloud', refusal = notFound } = given;
    const calls = join(folder, 'calls');
    rmSync(calls, { force: true });
    const done = spawnSync('bash', ['-c', script, 'script', ...args], {
      cwd: folder,
      encoding: 'utf8',
      env: {
        PATH: `${folder}${delimiter}${process.env.PATH ?? ''}`,
        CALLS: calls,
        CLOUD: cloud,
        SERVERS: servers,
        MORE: more ?? '',
        NEXT: more === undefined ? '-' : 'https://management.azure.com/page=2',
        REFUSAL: refusal,
      },
    });
    const said = existsSync(calls) ? readFileSync(calls, 'utf8') : '';
    const azCalls = said.split('\0\0').filter((call) => call !== '');
    return { ...done, calls: azCalls.map((call) => call.split('\0')) };
  };
  const bodies = (calls: readonly (readonly string[])[]): readonly unknown[] =>
    calls.flatMap((call) => {
      const body = call[call.indexOf('--body') + 1];
      return call.includes('--body') && body !== undefined ? [JSON.parse(body)] : [];
    });

  it.skipIf(!hasShellcheck).each(Object.entries(bashScripts))(
    '%s has nothing for shellcheck',
    (_name, script) => {
      const { stdout, status } = spawnSync('shellcheck', ['--shell=bash', '-'], {
        input: script(target),
        encoding: 'utf8',
      });
      expect({ stdout, status }).toEqual({ stdout: '', status: 0 });
    },
  );

  it.each(Object.entries(bashScripts))(
    '%s stops in another cloud, before it changes anything',
    (_name, script) => {
      const { calls, status, stderr } = run(script({ ...target, cloud: 'china' }));
      expect(status).toBe(1);
      expect(stderr).toContain('az cloud set --name AzureChinaCloud');
      expect(calls).toHaveLength(1);
    },
  );

  it('makes the rule with what was chosen, in the region of the workspace', () => {
    const { calls, status } = run(collectionRuleScript({ ...target, collects: ['events'] }));
    expect(status).toBe(0);
    expect(bodies(calls)).toEqual([collectionRule({ ...target, collects: ['events'] })]);
    expect(calls.at(-1)).toContain(`${ruleId(target)}?api-version=2023-03-11`);
    expect(JSON.stringify(bodies(calls))).not.toContain('Microsoft-Perf');
  });

  it('gives each server of the resource group the agent in the region of the server, and the rule', () => {
    const { calls, stdout, status } = run(agentScript(target), { servers: 'SQL01 WEB02' });
    expect(status).toBe(0);
    expect(stdout).toContain('SQL01: ');
    expect(stdout).toContain('WEB02: ');
    const association = { properties: { dataCollectionRuleId: ruleId(target) } };
    const extension = expect.objectContaining({ location: 'westeurope' });
    expect(bodies(calls)).toEqual([extension, association, extension, association]);
  });

  it('does only the servers that are named', () => {
    const { calls } = run(agentScript(target), { servers: 'SQL01 WEB02' }, ['WEB02']);
    expect(JSON.stringify(calls)).not.toContain('SQL01');
    expect(bodies(calls)).toHaveLength(2);
  });

  it('reads the list of servers to its last page', () => {
    const { stdout, status } = run(agentScript(target), { servers: 'SQL01', more: 'WEB02 WEB03' });
    expect(status).toBe(0);
    expect(stdout.match(/^\w+: /gm)).toEqual(['SQL01: ', 'WEB02: ', 'WEB03: ']);
  });

  it.each(Object.entries(bashScripts))('%s writes nothing where it could not look', (_name, script) => {
    const refusal = 'ERROR: Too Many Requests({"error":{"code":"TooManyRequests"}})';
    const { calls, status, stderr } = run(script(target), { servers: 'SQL01', refusal });
    expect(status).toBe(1);
    expect(stderr).toContain('Too Many Requests');
    expect(calls.flat()).not.toContain('put');
  });

  it('leaves the computers of one workspace with it when another one comes', () => {
    const other = { ...target, customerId: '9d5b7c41-20fe-4a83-8e6d-000000000002' };
    const named = (script: string) => /dataCollectionRuleAssociations\/(\S+?)\?/.exec(script)?.[1];
    expect(named(clientsScript(target))).not.toBe(named(clientsScript(other)));
    expect(named(agentScript(target))).not.toBe(named(agentScript(other)));
  });

  it('says that there are no servers yet', () => {
    const { stdout, status } = run(agentScript(target));
    expect(status).toBe(0);
    expect(stdout).toContain('No Windows server is connected to Azure Arc in rg-oms-hq yet.');
  });

  it('makes the monitored object of the tenant in the region of the rule', () => {
    const { calls, status } = run(clientsScript(target));
    expect(status).toBe(0);
    expect(bodies(calls)).toEqual([
      { properties: { location: 'westeurope' } },
      { properties: { dataCollectionRuleId: ruleId(target) } },
    ]);
  });

  it.each(hostile)('runs nothing of a name: %j', (name) => {
    for (const script of Object.values(bashScripts)) {
      const text = script({ ...target, resourceGroup: name, workspaceName: name, location: name });
      const { status } = run(text, { servers: 'SQL01' });
      expect(status).toBe(0);
      expect(existsSync(join(folder, 'harmed'))).toBe(false);
    }
  });
});

describe('scripts for Windows PowerShell', () => {
  it('connect with a browser on one server, and with a service principal at scale', () => {
    const one = serverScript(target);
    expect(one).not.toContain('service-principal');
    expect(one).toContain(`--resource-group 'rg-oms-hq'`);
    const many = serversScript(target);
    expect(many).toContain("'service-principal-secret' = $ServicePrincipalSecret");
    // The secret is in a file, never among the arguments of a program.
    expect(many).not.toMatch(/connect .*ServicePrincipalSecret/);
    expect(many).toMatch(/finally \{\n {2}Remove-Item -LiteralPath \$file/);
  });

  it.each(Object.entries(powershellScripts))('%s keeps a hostile name within its quotes', (_name, script) => {
    for (const name of hostile) {
      const text = script({ ...target, resourceGroup: name });
      expect(text).toContain(powerShellWord(name));
      expect(text.replaceAll(powerShellWord(name), '')).not.toContain('touch harmed');
    }
  });

  it.each(Object.entries(powershellScripts))('%s has its brackets in pairs', (_name, script) => {
    const bare = script(target).replace(/'(?:[^']|'')*'|"[^"]*"|#.*$/gm, '');
    for (const [open, close] of ['()', '{}', '[]']) {
      expect(bare.split(open ?? '').length, `${open}${close}`).toBe(bare.split(close ?? '').length);
    }
  });
});

describe('names', () => {
  it('gives the rule a name of at most 64 characters that does not end in a hyphen', () => {
    expect(ruleName({ workspaceName: 'law-contoso-hq' })).toBe('dcr-law-contoso-hq');
    expect(ruleName({ workspaceName: `${'a'.repeat(59)}-${'b'.repeat(10)}` })).toBe(`dcr-${'a'.repeat(59)}`);
  });

  it('names the cloud for the client installer where it is not the public one', () => {
    expect(clientInstallCommand({ cloud: 'public' })).toBe('msiexec /i AzureMonitorAgentClientSetup.msi /qn');
    expect(clientInstallCommand({ cloud: 'usGovernment' })).toMatch(/CLOUDENV="Azure US Gov"$/);
  });

  it('lets the onboarding principal into this resource group only', () => {
    expect(onboardingPrincipalCommand(target)).toContain(`--scopes '${group}/rg-oms-hq'`);
  });
});
