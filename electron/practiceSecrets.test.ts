import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { practice as values } from '../shared/practice.ts';
import { practiceApps } from '../shared/practiceApps.ts';
import { createRedactor } from './log/redact.ts';
import { createPractice } from './practice.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'oms-practice-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const startOfTime = Date.parse('2026-11-23T09:00:00.000Z');
const graph = 'https://graph.microsoft.com';
const { clientId, clientSecret } = practiceApps.renewing;

function practice(record: string | undefined, afterMs: number) {
  return createPractice({
    clock: {
      now: () => new Date(startOfTime + afterMs),
      wait: (_inMs, signal) =>
        new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal.reason))),
    },
    logger: { write: () => undefined },
    redactor: createRedactor(),
    record,
    secretFile: undefined,
  });
}

const tokenRequest = (secret: string) =>
  new Request(`https://login.microsoftonline.com/${values.tenantId}/oauth2/v2.0/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      client_id: clientId,
      client_secret: secret,
      scope: `${graph}/.default`,
    }),
  });

test('a client secret that Graph makes is in no file, and signs in after the next start', async () => {
  const { site, close } = practice(join(folder, 'record.jsonl'), 0);
  const { transport } = await site(folder);
  const token = await (await transport(tokenRequest(clientSecret), { service: 'entra' })).json();
  const authorization = `Bearer ${(token as { access_token: string }).access_token}`;
  const request = new Request(`${graph}/v1.0/applications(appId='${clientId}')/addPassword`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: '{}',
  });
  const added = await (await transport(request, { service: 'graph' })).json();
  const { secretText } = added as { secretText: string };
  expect(secretText).toHaveLength(40);
  await close();
  expect(readdirSync(folder).sort()).toEqual(['azure.json', 'record.jsonl']);
  for (const name of readdirSync(folder))
    expect([name, readFileSync(join(folder, name), 'utf8').includes(secretText)]).toEqual([name, false]);

  const again = await practice(undefined, 60_000).site(folder);
  expect((await again.transport(tokenRequest(secretText), { service: 'entra' })).status).toBe(200);
});
