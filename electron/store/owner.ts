import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { z } from 'zod';
import { errorNumber, isMissing } from './fileFailure.ts';

/** Whose folder the per-account data folder is. */
export interface Owner {
  /** Windows account, e.g. "CONTOSO\admin". */
  readonly account: string;
  readonly machine: string;
}

const ownerRecord = z.object({
  schema: z.literal(1),
  account: z.string().min(1),
  machine: z.string().min(1),
});

export type OwnerVerdict =
  | { readonly kind: 'ours' }
  | { readonly kind: 'foreign'; readonly owner: Owner }
  | { readonly kind: 'unreadable'; readonly path: string; readonly reason: string };

/**
 * Makes sure that the folder belongs to this account on this computer, and marks a new one. Synchronous,
 * because it must be over before Electron is ready: Chromium would replace a sealing key that it cannot open,
 * and with it make the owner's secrets unreadable for good.
 */
export function claimFolder(folder: string, me: Owner): OwnerVerdict {
  const path = join(folder, 'owner.json');
  try {
    const found = ownerRecord.safeParse(parse(readFileSync(path, 'utf8')));
    if (!found.success) return { kind: 'unreadable', path, reason: 'damaged' };
    const { account, machine } = found.data;
    return isSameAccount(account, me.account) && isSameAccount(machine, me.machine)
      ? { kind: 'ours' }
      : { kind: 'foreign', owner: { account, machine } };
  } catch (error) {
    if (!isMissing(error)) return { kind: 'unreadable', path, reason: errorNumber(error) ?? 'unknown' };
  }
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileAtomic.sync(path, `${JSON.stringify({ schema: 1, ...me }, undefined, 2)}\n`, { mode: 0o600 });
    return { kind: 'ours' };
  } catch (error) {
    return { kind: 'unreadable', path, reason: errorNumber(error) ?? 'unknown' };
  }
}

const computerRecord = z.object({ machine: z.string().min(1) });

export type SharedVerdict =
  | { readonly kind: 'ours' }
  | { readonly kind: 'foreign'; readonly machine: string; readonly path: string };

/**
 * Whether the folder that the accounts of a computer share is this computer's: in a copy of it elsewhere, both would
 * write the same groups under one name, and neither would notice. Nothing is written. A folder without the file, or
 * with one that does not say, is judged when its connections are read.
 */
export function judgeSharedFolder(folder: string, machine: string): SharedVerdict {
  const path = join(folder, 'installation.json');
  try {
    const found = computerRecord.safeParse(parse(readFileSync(path, 'utf8')));
    return !found.success || isSameAccount(found.data.machine, machine)
      ? { kind: 'ours' }
      : { kind: 'foreign', machine: found.data.machine, path };
  } catch {
    return { kind: 'ours' };
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Windows tells account and computer names without regard to case. */
export function isSameAccount(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase();
}
