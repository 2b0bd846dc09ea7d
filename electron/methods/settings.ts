import { join } from 'node:path';
import pLimit from 'p-limit';
import type { AppSettings, SettingsChange } from '../../shared/groupsModel.ts';
import { type Journey, type JourneyMark, newJourney } from '../../shared/journey.ts';
import type { LogLevel } from '../../shared/policy.ts';
import { ok, type Result } from '../../shared/result.ts';
import { readJsonFile, writeJsonFile } from '../store/jsonFile.ts';
import { type SettingsRecord, settingsRecord } from '../store/settingsRecord.ts';

/** Choices of this Windows account. */
export interface Settings {
  read(): Promise<Result<AppSettings>>;
  readLogLevel(): Promise<LogLevel | undefined>;
  saveLogLevel(level: LogLevel): Promise<Result<Record<string, never>>>;
  /** Answers what is chosen afterwards. */
  save(change: Pick<SettingsChange, 'staysInTray' | 'paused'>): Promise<Result<AppSettings>>;
  /** Until when the app's own timer rests; undefined while it does not. */
  pausedUntil(): Promise<Date | undefined>;
  readJourney(): Promise<Result<Journey>>;
  /** Hides or shows the checklist. */
  hideJourney(hidden: boolean): Promise<Result<Journey>>;
  /** Notes for good that something was done for a connection. */
  markJourney(connectionId: string, mark: JourneyMark): Promise<Result<Journey>>;
  /** True once per account: then the icon in the notification area wants explaining. */
  firstTimeInTray(): Promise<boolean>;
}

/** A pause that was forgotten must not stop the connector for good. */
export const LONGEST_PAUSE_HOURS = 24;
const HOUR_MS = 60 * 60 * 1000;

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
  const alterJourney = async (act: (before: Journey) => Journey): Promise<Result<Journey>> => {
    const changed = await alter((before) => ({
      ...before,
      journey: writable(act(before.journey ?? newJourney)),
    }));
    return changed.ok ? ok(changed.value.journey ?? newJourney) : changed;
  };

  const viewOf = ({ staysInTray, pausedUntil }: SettingsRecord): AppSettings =>
    pausedUntil !== undefined && isAhead(pausedUntil, now()) ? { staysInTray, pausedUntil } : { staysInTray };

  return {
    async read() {
      const found = await load();
      return found.ok ? ok(viewOf(found.value)) : found;
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
    async save({ staysInTray, paused }) {
      const changed = await alter(({ pausedUntil, ...before }) => ({
        ...before,
        ...(staysInTray === undefined ? {} : { staysInTray }),
        ...pauseAfter(paused, pausedUntil, now()),
      }));
      return changed.ok ? ok(viewOf(changed.value)) : changed;
    },
    async pausedUntil() {
      const found = await load();
      const until = found.ok ? viewOf(found.value).pausedUntil : undefined;
      return until === undefined ? undefined : new Date(until);
    },
    async readLogLevel() {
      const found = await load();
      return found.ok ? found.value.logLevel : undefined;
    },
    async saveLogLevel(logLevel) {
      const changed = await alter((before) => ({ ...before, logLevel }));
      return changed.ok ? ok({}) : changed;
    },
    async firstTimeInTray() {
      const found = await load();
      if (!found.ok || found.value.trayExplained === true) return false;
      await alter((before) => ({ ...before, trayExplained: true }));
      return true;
    },
  };
}

/** A time that is further ahead than a pause can be was written under a clock that was wrong. */
function isAhead(until: string, now: Date): boolean {
  const left = Date.parse(until) - now.getTime();
  return left > 0 && left <= LONGEST_PAUSE_HOURS * HOUR_MS;
}

function pauseAfter(
  paused: boolean | undefined,
  before: string | undefined,
  now: Date,
): Pick<SettingsRecord, 'pausedUntil'> {
  if (paused === false) return {};
  if (paused) return { pausedUntil: new Date(now.getTime() + LONGEST_PAUSE_HOURS * HOUR_MS).toISOString() };
  return before === undefined ? {} : { pausedUntil: before };
}

function writable({ hidden, marks }: Journey): NonNullable<SettingsRecord['journey']> {
  return {
    hidden,
    marks: Object.fromEntries(
      Object.entries(marks).map(([connectionId, those]) => [connectionId, [...those]]),
    ),
  };
}
