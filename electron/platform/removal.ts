import { dirname } from 'node:path';
import writeFileAtomic from 'write-file-atomic';
import { removalTexts } from '../../shared/strings/removal.ts';
import type { Composition, SyncExitCode } from '../composition.ts';
import type { Removal, RemovalRequest } from '../methods/removeAll.ts';
import type { DataFolders } from '../ports.ts';
import { errorNumber } from '../store/fileFailure.ts';
import { otherFolders, removeForeign } from './otherFolders.ts';
import { type FolderEnd, removeFolder } from './removeFolder.ts';

/** What `--remove-all` did, for a terminal and for `--out`. */
export interface RemovalReport extends Removal {
  /** 0 all is gone, 2 something stays, 3 nothing was done. */
  readonly exitCode: Extract<SyncExitCode, 0 | 2 | 3>;
  /** What whoever asked should know beside. */
  readonly notes: readonly string[];
}

export interface RemovalDeps {
  readonly removeAll: Composition['commands']['removeAll'];
  /** Ends everything that could write to the folders. */
  readonly close: () => Promise<void>;
  /** What Windows was told of the app for this account: links that open it, and the start at logon. */
  readonly withdraw: () => void;
  readonly folders: DataFolders;
  /** Folder that the Windows accounts of the computer have theirs in; missing where only this one's count. */
  readonly profiles?: string | undefined;
}

/** Takes the connections away, then, where none stays, the folders. */
export async function removeEverything(
  request: RemovalRequest,
  { removeAll, close, withdraw, folders, profiles }: RemovalDeps,
): Promise<RemovalReport> {
  const removal = await removeAll(request);
  await close();
  if (removal.refused !== undefined) return { ...removal, exitCode: 3, notes: [] };
  if (request.scope === 'tasks') return reported(removal, [], []);
  if (removal.stays.length > 0) {
    const kept = [folders.shared, folders.account].map(removalTexts.keptFor);
    return reported({ ...removal, stays: [...removal.stays, ...kept] }, [], removal.others ?? []);
  }
  withdraw();
  const { others: left = [] } = removal;
  const own = await removeFolder(folders.account);
  const others = profiles === undefined ? undefined : await otherFolders(profiles, folders.account);
  const found = others?.found ?? [];
  const asked = request.ownOnly ? found.filter((each) => isBeside(each, folders.account)) : found;
  const isWhole = others?.isWhole !== false && asked.length === found.length;
  const results = [
    own.kind === 'open' ? ({ ...own, kind: 'ownOpen' } as const) : own,
    ...(left.length > 0 ? [] : [toldBy(request, await removeFolder(folders.shared))]),
    ...(await Promise.all(asked.map(removeForeign))),
    ...(others?.behindLinks ?? []).map((folder) => ({ kind: 'behindLink', folder }) as const),
  ];
  const notes = [
    ...left,
    ...(left.length > 0 ? [removalTexts.sharedLeft(folders.shared)] : []),
    ...(!isWhole && profiles !== undefined ? [removalTexts.notLookedInto(profiles)] : []),
  ];
  return reported(removal, results, notes);
}

/** What other accounts have put into the shared folder is theirs, and no reason to stay installed for this one. */
function toldBy({ ownOnly = false }: RemovalRequest, end: FolderEnd): FolderEnd {
  const isTheirs = end.kind === 'open' && (end.reason === 'EPERM' || end.reason === 'EACCES');
  return ownOnly && isTheirs ? { ...end, kind: 'ofOthers' } : end;
}

/** In the same profile. */
function isBeside(folder: string, own: string): boolean {
  return dirname(folder).toLowerCase() === dirname(own).toLowerCase();
}

function reported(removal: Removal, ends: readonly FolderEnd[], notes: readonly string[]): RemovalReport {
  const told = (kind: FolderEnd['kind'], text: (folder: string, reason: string) => string) =>
    ends.filter((end) => end.kind === kind).map(({ folder, reason = '' }) => text(folder, reason));
  const stays = [
    ...removal.stays,
    ...told('inUse', removalTexts.inUse),
    ...told('open', removalTexts.folderStays),
  ];
  return {
    removed: [...removal.removed, ...told('removed', removalTexts.folder)],
    stays,
    notes: [
      ...told('ownOpen', removalTexts.ownFolderOpen),
      ...told('ofOthers', removalTexts.sharedLeft),
      ...told('emptied', removalTexts.emptied),
      ...told('link', removalTexts.onlyLinkRemoved),
      ...told('behindLink', removalTexts.behindLink),
      ...notes,
    ],
    exitCode: stays.length === 0 ? 0 : 2,
  };
}

/** Nothing was done, because the app could not start for it. */
export function refusedRemoval(sentence: string): RemovalReport {
  return { refused: sentence, removed: [], stays: [], notes: [], exitCode: 3 };
}

/** The report as lines for a terminal. */
export function removalLines({ refused, removed, stays, notes }: RemovalReport): readonly string[] {
  if (refused !== undefined) return [refused];
  const { headings } = removalTexts;
  const lines = [
    ...removed.map((line) => `${headings.removed}: ${line}`),
    ...stays.map((line) => `${headings.stays}: ${line}`),
    ...notes.map((line) => `${headings.notes}: ${line}`),
  ];
  return lines.length === 0 ? [removalTexts.nothing] : lines;
}

/** To a terminal, and to the file that was asked for. Nothing else can be told any more. */
export function tellRemoval(report: RemovalReport, out: string | undefined): void {
  process.stdout.write(`${removalLines(report).join('\n')}\n`);
  if (out === undefined) return;
  try {
    writeFileAtomic.sync(out, `${JSON.stringify(report, undefined, 2)}\n`);
  } catch (error) {
    process.stderr.write(
      `The file ${out} of --out cannot be written (${errorNumber(error) ?? 'unknown'}).\n`,
    );
  }
}
