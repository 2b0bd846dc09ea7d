import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ElectronApplication, Page } from 'playwright/test';
import type {} from '../../renderer/oms.d.ts';
import { expect } from '../fixture.ts';
import { stubDialogs } from '../stubDialogs.ts';

type Call = <T>(method: string, answer: Promise<T>) => Promise<T>;

/**
 * A connection out into a file and, under another ID, in again; then taken over by the account that syncs it already.
 * Each with a refused secret before. The file lies where everything is searched.
 */
export async function exchangeByCalls(
  app: ElectronApplication,
  page: Page,
  { connectionId, folder }: { readonly connectionId: string; readonly folder: string },
  canary: string,
  call: Call,
): Promise<void> {
  const path = join(folder, 'exported.json');
  await stubDialogs(app, path);
  await call(
    'exportConnection',
    page.evaluate((input) => window.oms.exportConnection(input), { connectionId }),
  );
  const text = await readFile(path, 'utf8');
  const hierarchyId = /"hierarchyId": "(.*?)"/.exec(text)?.[1] ?? '';
  const other = crypto.randomUUID();
  await writeFile(path, text.replaceAll(connectionId, other).replaceAll(hierarchyId, crypto.randomUUID()));
  const chosen = await call(
    'openExport',
    page.evaluate(() => window.oms.openExport({})),
  );
  const exportId = chosen.ok ? (chosen.value.opened?.exportId ?? '') : chosen.error.code;
  const verify = (secret: string) =>
    page.evaluate((input) => window.oms.verifyExported(input), { exportId, secret });
  expect((await call('verifyExported, wrong', verify(`${canary}x`))).ok).toBe(false);
  const verified = await call('verifyExported', verify(canary));
  if (!verified.ok) throw new Error(`The canary was refused: ${verified.error.code}`);
  const { signInId } = verified.value;
  const added = await call(
    'addExported',
    page.evaluate((input) => window.oms.addExported(input), { exportId, signInId, takeOver: false }),
  );
  expect(added).toEqual({ ok: true, value: { connectionId: other } });
  await page.evaluate((input) => window.oms.deleteConnection(input), {
    connectionId: other,
    groups: 'keep' as const,
  });

  const prove = (secret: string) =>
    page.evaluate((input) => window.oms.verifySecret(input), {
      connectionId,
      secret,
      takesOver: true as const,
    });
  expect((await call('verifySecret, taking over, wrong', prove(`${canary}x`))).ok).toBe(false);
  const proven = await call('verifySecret, taking over', prove(canary));
  if (!proven.ok) throw new Error(`The canary was refused: ${proven.error.code}`);
  const taken = await call(
    'takeOverConnection',
    page.evaluate((input) => window.oms.takeOverConnection(input), {
      connectionId,
      signInId: proven.value.signInId,
    }),
  );
  expect(taken.ok).toBe(true);
  await expect.poll(() => allEnded(page)).toBe(true);
}

/** No run is under way. */
export async function allEnded(page: Page): Promise<boolean> {
  const runs = await page.evaluate(() => window.oms.listRuns({}));
  return runs.ok && runs.value.runs.every(({ state }) => state !== 'running');
}
