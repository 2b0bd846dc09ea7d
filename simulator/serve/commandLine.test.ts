import { spawn } from 'node:child_process';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { practice } from '../../shared/practice.ts';
import { parseCommandLine } from './commandLine.ts';
import { parseFaults } from './faultsFile.ts';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

function start(...args: readonly string[]) {
  const child = spawn(process.execPath, [main, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  const exit = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return { child, exit, stderr: text(child.stderr) };
}

describe('arguments', () => {
  it('have defaults', () => {
    expect(parseCommandLine([])).toEqual({ port: 0, json: false, log: false, help: false });
  });

  it('are read', () => {
    expect(
      parseCommandLine([
        '--port',
        '443',
        '--json',
        '--log',
        '--faults',
        'f.json',
        '--collections',
        '50',
        '--seed',
        '7',
      ]),
    ).toEqual({
      port: 443,
      json: true,
      log: true,
      help: false,
      faultsFile: 'f.json',
      generated: { collections: 50, devices: 500, seed: 7 },
    });
  });

  it.each([
    [['--prot', '1'], /--prot/],
    [['443'], /443/],
    [['--port', '70000'], /--port needs a whole number from 0 to 65535, not "70000"/],
    [['--port', ''], /--port needs/],
    [['--collections', '1.5'], /--collections needs/],
    [['--site', 'a', '--devices', '5'], /exclude each other/],
  ])('%j is refused', (args, message) => {
    expect(() => parseCommandLine(args)).toThrow(message);
  });
});

describe('faults file', () => {
  it('is read', () => {
    const faults = [
      {
        service: 'arm',
        path: 'savedSearches',
        after: 2,
        effect: { kind: 'status', status: 429, headers: { 'retry-after': '1' } },
      },
    ];
    expect(parseFaults(JSON.stringify(faults))).toEqual(faults);
  });

  it.each([
    [{}, /expected array/],
    [[{ effect: { kind: 'explode' } }], /effect/],
    [[{ path: '(', effect: { kind: 'reset' } }], /not a regular expression/],
    [[{ times: 0, effect: { kind: 'reset' } }], /times/],
    [[{ when: 1, effect: { kind: 'reset' } }], /when/],
  ])('%j is refused', (faults, message) => {
    expect(() => parseFaults(JSON.stringify(faults))).toThrow(message);
  });
});

describe('the program', () => {
  it('prints one ready line and stops cleanly', async () => {
    const { child, exit } = start('--json', '--collections', '12', '--devices', '30', '--seed', '3');
    const lines: string[] = [];
    for await (const line of createInterface(child.stdout)) {
      lines.push(line);
      child.kill('SIGTERM');
    }
    expect(await exit).toBe(0);
    expect(lines).toHaveLength(1);
    const ready = JSON.parse(lines[0] ?? '') as Record<string, unknown>;
    const { tenantId, clientId, clientSecret, subscriptionId, resourceGroup, workspace, providerFqdn } =
      practice;
    expect(ready).toEqual({
      port: expect.any(Number),
      caFile: expect.any(String),
      tenantId,
      clientId,
      clientSecret,
      subscriptionId,
      resourceGroup,
      workspace,
      providerFqdn,
    });
    await expect(stat(String(ready.caFile))).rejects.toThrow(/ENOENT/);
  });

  it.each([
    [['--nonsense'], 2, /--nonsense/],
    [['--site', 'none.json'], 2, /none\.json cannot be used/],
  ])('%j: exit %i', async (args, code, message) => {
    const { exit, stderr } = start(...args);
    expect(await exit).toBe(code);
    expect(await stderr).toMatch(message);
    expect(await stderr).not.toMatch(/ at .*\.ts:/);
  });

  it('a damaged faults file is refused by name', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'oms-connect-test-'));
    const file = join(folder, 'faults.json');
    await writeFile(file, '[{"effect":{"kind":"explode"}}]');
    const { exit, stderr } = start('--faults', file);
    expect(await exit).toBe(2);
    expect(await stderr).toContain(file);
    await rm(folder, { recursive: true });
  });

  it('--help lists every option', async () => {
    const { child, exit } = start('--help');
    const output = await text(child.stdout);
    expect(await exit).toBe(0);
    for (const option of ['port', 'json', 'site', 'collections', 'devices', 'seed', 'faults', 'log']) {
      expect(output).toContain(`--${option}`);
    }
  });
});
