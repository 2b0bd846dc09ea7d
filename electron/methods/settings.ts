import { join } from 'node:path';
import pLimit from 'p-limit';
import type { AppSettings } from '../../shared/groupsModel.ts';
import { ok, type Result } from '../../shared/result.ts';
import { readJsonFile, writeJsonFile } from '../store/jsonFile.ts';
import { type SettingsRecord, settingsRecord } from '../store/settingsRecord.ts';

/** Choices of this Windows account. */
export interface Settings {
  read(): Promise<Result<AppSettings>>;
  save(settings: AppSettings): Promise<Result<Record<string, never>>>;
  /** True once per account: then the icon in the notification area wants explaining. */
  firstTimeInTray(): Promise<boolean>;
}

const BEFORE_ANY_CHOICE: SettingsRecord = { schema: 1, staysInTray: false };

export function createSettings(accountFolder: string, now: () => Date): Settings {
  const path = join(accountFolder, 'settings.json');
  // Each change reads the file first; two at once would lose one.
  const inTurn = pLimit(1);

  const load = async (): Promise<Result<SettingsRecord>> => {
    const found = await readJsonFile(path, settingsRecord, now);
    return found.ok ? ok(found.value ?? BEFORE_ANY_CHOICE) : found;
  };

  const change = (patch: Partial<SettingsRecord>) =>
    inTurn(async (): Promise<Result<Record<string, never>>> => {
      const found = await load();
      // A damaged file has been moved aside; one of a newer version, or out of reach, is not overwritten.
      if (!found.ok && found.error.code !== 'fileDamaged') return found;
      const written = await writeJsonFile(path, {
        ...(found.ok ? found.value : BEFORE_ANY_CHOICE),
        ...patch,
      });
      return written.ok ? ok({}) : written;
    });

  return {
    async read() {
      const found = await load();
      return found.ok ? ok({ staysInTray: found.value.staysInTray }) : found;
    },
    save: ({ staysInTray }) => change({ staysInTray }),
    async firstTimeInTray() {
      const found = await load();
      if (!found.ok || found.value.trayExplained === true) return false;
      await change({ trayExplained: true });
      return true;
    },
  };
}
