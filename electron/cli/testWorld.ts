import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { NetworkProbes } from '../diagnose/probes.ts';
import { createPractice } from '../practice.ts';
import { runCli } from './runCli.ts';
import type { ExitCode, Surroundings } from './surroundings.ts';

/** What one call of the program said. */
export interface Call {
  readonly exitCode: ExitCode;
  readonly out: string;
  readonly err: string;
  /** The one document of `--json`; fails where standard output holds anything else. */
  readonly document: () => Record<string, unknown>;
}

export interface CallOptions {
  /** Standard input; a terminal where it is left out. */
  readonly input?: string;
  readonly fetch?: typeof fetch;
  /** File to which every exchange with the made-up site and Azure is appended. */
  readonly record?: string;
  readonly now?: Date;
  readonly user?: string;
  /** Called with what makes the program end, once it can be ended. */
  readonly onStop?: (stop: () => void) => void;
}

/** Every name is found and every port open: what fails is up to `fetch`. */
const openNetwork: NetworkProbes = {
  proxyFor: async () => 'DIRECT',
  lookup: async () => ['192.0.2.1'],
  connect: async () => undefined,
  tunnel: async () => 200,
  certificate: async (host) => ({
    ...{ issuer: 'Microsoft Azure RSA TLS Issuing CA 04', organisation: 'Microsoft Corporation' },
    ...{ names: [host], validFrom: '2026-01-01T00:00:00.000Z', validTo: '2027-06-01T00:00:00.000Z' },
  }),
};

export interface TestWorld {
  readonly folder: string;
  readonly call: (args: readonly string[], options?: CallOptions) => Promise<Call>;
  /** Every file below a folder of it but the log, with its content. */
  readonly files: (under: string) => Record<string, string>;
  readonly remove: () => void;
}

export const testNow = new Date('2026-11-23T09:00:00.000Z');

/** A computer with one folder, on which the program can be called again and again. */
export function createTestWorld(): TestWorld {
  const folder = mkdtempSync(join(tmpdir(), 'oms-connect-cli-'));
  return {
    folder,
    async call(args, options = {}) {
      const out: string[] = [];
      const err: string[] = [];
      const exitCode = await runCli(surroundings(folder, args, options, out, err));
      const text = out.map((line) => `${line}\n`).join('');
      return {
        exitCode,
        out: text,
        err: err.map((line) => `${line}\n`).join(''),
        document: () => JSON.parse(text) as Record<string, unknown>,
      };
    },
    files: (under) => filesIn(join(folder, under)),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

function filesIn(folder: string, under = ''): Record<string, string> {
  const found: Record<string, string> = {};
  for (const entry of readdirSync(join(folder, under), { withFileTypes: true })) {
    const path = join(under, entry.name);
    if (entry.isDirectory()) Object.assign(found, filesIn(folder, path));
    else if (!entry.name.endsWith('.log')) found[path] = readFileSync(join(folder, path), 'utf8');
  }
  return found;
}

function surroundings(
  folder: string,
  args: readonly string[],
  { input, fetch, record, now = testNow, user = 'tester', onStop }: CallOptions,
  out: string[],
  err: string[],
): Surroundings {
  return {
    args,
    cwd: folder,
    env: { XDG_CONFIG_HOME: join(folder, 'config') },
    platform: 'linux',
    home: folder,
    user,
    computer: 'CM01',
    version: '0.0.0',
    runtime: 'Node 24.0.0',
    // Time stands still: no limit strikes, and nothing here has to be waited for.
    clock: {
      now: () => now,
      wait: (_inMs, signal) =>
        new Promise((_resolve, reject) =>
          signal?.addEventListener('abort', () => reject(signal.reason), { once: true }),
        ),
    },
    fetch: fetch ?? (() => Promise.reject(new Error('Nothing here may reach a network'))),
    probes: openNetwork,
    out: (text) => void out.push(text),
    err: (text) => void err.push(text),
    input: {
      isTerminal: input === undefined,
      read: async () => input ?? '',
    },
    temporaryFolder: () => mkdtempSync(join(folder, 'temporary-')),
    onStop: (stop) => onStop?.(stop),
    createPractice: (deps) => createPractice({ ...deps, record }),
  };
}
