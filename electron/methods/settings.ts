import { join } from 'node:path';
import pLimit from 'p-limit';
import type { AppSettings } from '../../shared/groupsModel.ts';
import { type Journey, type JourneyMark, newJourney } from '../../shared/journey.ts';
import type { LogLevel } from '../../shared/policy.ts';
import { ok, type Result } from '../../shared/result.ts';
import { readJsonFile, writeJsonFile } from '../store/jsonFile.ts';
import { type SettingsRecord, settingsRecord } from '../store/settingsRecord.ts';

/** Choices of this Windows account. */
export interface Settings {
  read(): Promise<Result<AppSettings>>;
  save(settings: AppSettings): Promise<Result<Record<string, never>>>;
  readLogLevel(): Promise<LogLevel | undefined>;
  saveLogLevel(level: LogLevel): Promise<Result<Record<string, never>>>;
  readJourney(): Promise<Result<Journey>>;
  /** Hides or shows the checklist. */
  hideJourney(hidden: boolean): Promise<Result<Journey>>;
  /** Notes for good that something was done for a connection. */
  markJourney(connectionId: string, mark: JourneyMark): Promise<Result<Journey>>;
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

  const alter = (change: (before: SettingsRecord) => SettingsRecord) =>
    inTurn(async (): Promise<Result<SettingsRecord>> => {
      const found = await load();
      // A damaged file has been moved aside; one of a newer version, or out of reach, is not overwritten.
      if (!found.ok && found.error.code !== 'fileDamaged') return found;
      const after = change(found.ok ? found.value : BEFORE_ANY_CHOICE);
      const written = await writeJsonFile(path, after);
      return written.ok ? ok(after) : written;
    });
  const change = async (patch: Partial<SettingsRecord>): Promise<Result<Record<string, never>>> => {
    const changed = await alter((before) => ({ ...before, ...patch }));
    return changed.ok ? ok({}) : changed;
  };
  const alterJourney = async (act: (before: Journey) => Journey): Promise<Result<Journey>> => {
    const changed = await alter((before) => ({
      ...before,
      journey: writable(act(before.journey ?? newJourney)),
    }));
    return changed.ok ? ok(changed.value.journey ?? newJourney) : changed;
  };

  return {
    async read() {
      const found = await load();
      return found.ok ? ok({ staysInTray: found.value.staysInTray }) : found;
    },
    async readJourney() {
      const found = await load();
      return found.ok ? ok(found.value.journey ?? newJourney) : found;
    },
    hideJourney: (hidden) => alterJourney((before) => ({ ...before, hidden })),
    markJourney: (connectionId, mark) =>
      alterJourney((before) => ({
        ...before,
        marks: {
          ...before.marks,
          [connectionId]: [...new Set([...(before.marks[connectionId] ?? []), mark])],
        },
      })),
    save: ({ staysInTray }) => change({ staysInTray }),
    async readLogLevel() {
      const found = await load();
      return found.ok ? found.value.logLevel : undefined;
    },
    saveLogLevel: (logLevel) => change({ logLevel }),
    async firstTimeInTray() {
      const found = await load();
      if (!found.ok || found.value.trayExplained === true) return false;
      await change({ trayExplained: true });
      return true;
    },
  };
}

function writable({ hidden, marks }: Journey): NonNullable<SettingsRecord['journey']> {
  return {
    hidden,
    marks: Object.fromEntries(
      Object.entries(marks).map(([connectionId, those]) => [connectionId, [...those]]),
    ),
  };
}
