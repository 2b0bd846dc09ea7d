import { mkdir, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import pLimit from 'p-limit';
import { type AppError, appError } from '../../shared/errors.ts';
import { isGuid } from '../../shared/fields.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import { fileFailure, isMissing, withPatience } from './fileFailure.ts';
import { damagedCopy, readJsonFile, writeJsonFile } from './jsonFile.ts';
import {
  type ChangesRecord,
  type ConnectionRecord,
  changesRecord,
  connectionRecord,
  type DevicesRecord,
  devicesRecord,
  type MembersRecord,
  membersRecord,
  type RunRecord,
  type StateRecord,
  stateRecord,
} from './records.ts';
import { appendRun, readRuns } from './runHistory.ts';

/** The connections below one folder. The folders themselves are the list; ids are lower-case GUIDs. */
export interface ConnectionStore {
  /** All readable connections, oldest first, and what could not be read beside them. */
  list(): Promise<Result<ConnectionListing>>;
  /** `connectionNotFound` when there is no such folder. */
  read(connectionId: string): Promise<Result<ConnectionRecord>>;
  save(record: ConnectionRecord): Promise<Result<void>>;
  /** Reads, alters and saves in one piece, so that two changes of this process do not undo each other. */
  alter(
    connectionId: string,
    change: (record: ConnectionRecord) => ConnectionRecord,
  ): Promise<Result<ConnectionRecord>>;
  /**
   * Takes the connection off the list in one step: its folder gets a name that is none of a connection. What is in it
   * stays until `purge`. Deleting what is not there is fine.
   */
  delete(connectionId: string): Promise<Result<void>>;
  /** Deleted connections whose folders are still there. */
  deleted(): Promise<Result<readonly string[]>>;
  /** Removes what `delete` has left. */
  purge(connectionId: string): Promise<Result<void>>;
  /** Undefined before the first run, or after the file was lost: then everything is read anew. */
  readState(connectionId: string): Promise<Result<StateRecord | undefined>>;
  writeState(connectionId: string, state: StateRecord): Promise<Result<void>>;
  /** Where the last state that was damaged lies now; whoever read it first has moved it aside. */
  damagedState(connectionId: string): Promise<string | undefined>;
  /** DNS names of the devices as last read; undefined where there are none: then they are read anew. */
  readDevices(connectionId: string): Promise<Result<DevicesRecord | undefined>>;
  writeDevices(connectionId: string, devices: DevicesRecord): Promise<Result<void>>;
  dropDevices(connectionId: string): Promise<Result<void>>;
  /** Members of the collections as last read, for whoever shows them. */
  readMembers(connectionId: string): Promise<Result<MembersRecord | undefined>>;
  writeMembers(connectionId: string, members: MembersRecord): Promise<Result<void>>;
  /** Who joined and left the collections by the last run that saw a change. */
  readChanges(connectionId: string): Promise<Result<ChangesRecord | undefined>>;
  writeChanges(connectionId: string, changes: ChangesRecord): Promise<Result<void>>;
  /** Folder of a connection, for the lock of its runs. */
  folderOf(connectionId: string): string;
  appendRun(connectionId: string, run: RunRecord): Promise<Result<void>>;
  /** The last `count` runs, newest first. */
  readRuns(connectionId: string, count: number): Promise<Result<readonly RunRecord[]>>;
}

export interface ConnectionListing {
  readonly connections: readonly ConnectionRecord[];
  readonly unreadable: readonly { readonly connectionId: string; readonly error: AppError }[];
}

/**
 * Name of the folder of a connection that is deleted. The number tells apart what is left of one that was deleted, came
 * back by its export, and was deleted again.
 */
const DELETED = /^(.{36})(?:\.\d+)?\.deleted$/;
const deletedName = (connectionId: string, count: number): string =>
  `${connectionId.toLowerCase()}${count === 0 ? '' : `.${count}`}.deleted`;

export function createConnectionStore(root: string, now: () => Date): ConnectionStore {
  // An id that is no GUID must never become a path.
  const folder = (connectionId: string): string => {
    if (!isGuid(connectionId)) throw new Error('A connection id is a GUID');
    return join(root, connectionId.toLowerCase());
  };
  const inTurn = pLimit(1);
  const file = (connectionId: string, name: string): string => join(folder(connectionId), name);

  const read = async (connectionId: string): Promise<Result<ConnectionRecord>> => {
    const answer = await readJsonFile(file(connectionId, 'connection.json'), connectionRecord, now);
    if (!answer.ok) return answer;
    if (answer.value !== undefined) return ok(answer.value);
    // Once a damaged file has been moved aside there is none; the connection must not just be gone.
    const aside = await damagedCopy(folder(connectionId), 'connection.json');
    if (aside !== undefined)
      return fail(appError('fileDamaged', { facts: { file: 'connection.json', path: aside } }));
    return fail(appError('connectionNotFound', { facts: { connectionId } }));
  };

  return {
    read,
    async list() {
      const ids = await foldersNamed(root, (name) => name);
      if (!ids.ok) return ids;
      const connections: ConnectionRecord[] = [];
      const unreadable: { connectionId: string; error: AppError }[] = [];
      for (const connectionId of ids.value) {
        const answer = await read(connectionId);
        if (answer.ok) connections.push(answer.value);
        else if (answer.error.code !== 'connectionNotFound')
          unreadable.push({ connectionId, error: answer.error });
      }
      connections.sort((a, b) => (a.createdAt < b.createdAt ? -1 : a.createdAt > b.createdAt ? 1 : 0));
      return ok({ connections, unreadable });
    },
    save: (record) => writeJsonFile(file(record.connectionId, 'connection.json'), record),
    alter: (connectionId, change) =>
      inTurn(async () => {
        const before = await read(connectionId);
        if (!before.ok) return before;
        const record = change(before.value);
        const saved = await writeJsonFile(file(connectionId, 'connection.json'), record);
        return saved.ok ? ok(record) : saved;
      }),
    async delete(connectionId) {
      const path = folder(connectionId);
      try {
        const taken = new Set(await readdir(root));
        let count = 0;
        while (taken.has(deletedName(connectionId, count))) count += 1;
        await withPatience(() => rename(path, join(root, deletedName(connectionId, count))));
        return ok(undefined);
      } catch (error) {
        return isMissing(error) ? ok(undefined) : fail(fileFailure('fileNotWritable', path, error));
      }
    },
    async deleted() {
      const ids = await foldersNamed(root, (name) => DELETED.exec(name)?.[1] ?? '');
      return ids.ok ? ok([...new Set(ids.value)]) : ids;
    },
    async purge(connectionId) {
      const path = folder(connectionId);
      try {
        const id = connectionId.toLowerCase();
        for (const name of await readdir(root)) {
          if (DELETED.exec(name)?.[1]?.toLowerCase() !== id) continue;
          await withPatience(() => rm(join(root, name), { recursive: true, force: true }));
        }
        return ok(undefined);
      } catch (error) {
        return isMissing(error) ? ok(undefined) : fail(fileFailure('fileNotWritable', path, error));
      }
    },
    readState: (connectionId) => readJsonFile(file(connectionId, 'state.json'), stateRecord, now),
    writeState: (connectionId, state) =>
      writeJsonFile(file(connectionId, 'state.json'), state, { compact: true }),
    damagedState: (connectionId) => damagedCopy(folder(connectionId), 'state.json'),
    readDevices: (connectionId) => readJsonFile(file(connectionId, 'devices.json'), devicesRecord, now),
    writeDevices: (connectionId, devices) =>
      writeJsonFile(file(connectionId, 'devices.json'), devices, { compact: true }),
    dropDevices: (connectionId) => drop(file(connectionId, 'devices.json')),
    readMembers: (connectionId) => readJsonFile(file(connectionId, 'members.json'), membersRecord, now),
    writeMembers: (connectionId, members) =>
      writeJsonFile(file(connectionId, 'members.json'), members, { compact: true }),
    readChanges: (connectionId) => readJsonFile(file(connectionId, 'changes.json'), changesRecord, now),
    writeChanges: (connectionId, changes) =>
      writeJsonFile(file(connectionId, 'changes.json'), changes, { compact: true }),
    folderOf: folder,
    async appendRun(connectionId, run) {
      const path = folder(connectionId);
      try {
        await mkdir(path, { recursive: true });
      } catch (error) {
        return fail(fileFailure('fileNotWritable', path, error));
      }
      return appendRun(join(path, 'runs.jsonl'), run);
    },
    readRuns: (connectionId, count) => readRuns(file(connectionId, 'runs.jsonl'), count),
  };
}

async function drop(path: string): Promise<Result<void>> {
  try {
    await withPatience(() => rm(path, { force: true }));
    return ok(undefined);
  } catch (error) {
    return fail(fileFailure('fileNotWritable', path, error));
  }
}

/** Connection ids out of the names of folders; what is no GUID is none. */
async function foldersNamed(
  root: string,
  idOf: (name: string) => string,
): Promise<Result<readonly string[]>> {
  try {
    const entries = await readdir(root, { withFileTypes: true });
    const ids = entries
      .filter((entry) => entry.isDirectory())
      .map(({ name }) => idOf(name))
      .filter(isGuid);
    return ok(ids.sort());
  } catch (error) {
    return isMissing(error) ? ok([]) : fail(fileFailure('fileNotReadable', root, error));
  }
}
