import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { ok } from '../../shared/result.ts';
import type { ConnectionStore } from '../store/connectionStore.ts';
import type { ConnectionRecord } from '../store/records.ts';
import { createSecretStore } from '../store/secretStore.ts';
import { settleSecret, waitingPlace } from './movedSecret.ts';

/** Two processes open a connection whose new secret still waits: the later one comes with what it read before. */

const connectionId = '3f6c1f0e-0000-4000-8000-000000000001';
const vaultId = waitingPlace(connectionId);
const secretId = '3f6c1f0e-0000-4000-8000-000000000002';
const moved = { connectionId, secretId, movedSecret: { vaultId, secretId } } as ConnectionRecord;

let folder: string;
let secrets: ReturnType<typeof createSecretStore>;
let record: ConnectionRecord;
const store = {
  read: async () => ok(record),
  alter: async (_id: string, change: (now: ConnectionRecord) => ConnectionRecord) => {
    record = change(record);
    return ok(record);
  },
} as unknown as ConnectionStore;
const inForce = async () => {
  const read = await secrets.read(connectionId);
  return read.ok ? read.value : read.error.code;
};

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'oms-connect-moved-'));
  secrets = createSecretStore({
    accountFolder: folder,
    vault: {
      kind: async () => 'sealed',
      seal: async (text) => Buffer.from(text).toString('base64'),
      open: async (sealed) => Buffer.from(sealed, 'base64').toString('utf8'),
    },
    redactor: { addSecret: () => undefined, redact: (text) => text },
    now: () => new Date('2026-11-25T09:00:00.000Z'),
  });
  record = moved;
  await secrets.save(connectionId, 'former app');
  await secrets.save(vaultId, 'next app', connectionId);
  await secrets.savePending(connectionId, 'being made for the former app');
  expect(await settleSecret(moved, store, secrets)).toEqual({ ok: true, value: undefined });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

it('the secret that the first one has put into its place stays', async () => {
  expect(await inForce()).toBe('next app');
  expect(await settleSecret(moved, store, secrets)).toEqual({ ok: true, value: undefined });
  expect([await inForce(), record.movedSecret]).toEqual(['next app', undefined]);
});

it('so does one that was saved after it', async () => {
  await secrets.save(connectionId, 'a person’s');
  record = { ...record, secretId: '3f6c1f0e-0000-4000-8000-000000000003' };
  await settleSecret(moved, store, secrets);
  expect(await inForce()).toBe('a person’s');
});

it('what was being made for the former app goes', async () => {
  expect(await secrets.readPending(connectionId)).toEqual({ ok: true, value: undefined });
});
