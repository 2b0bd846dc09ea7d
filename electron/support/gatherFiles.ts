import { readFile } from 'node:fs/promises';
import { release, type as systemType } from 'node:os';
import type { DiagnosisRow } from '../../shared/diagnosis.ts';
import type { MethodOutputs } from '../../shared/methodOutputs.ts';
import type { Result } from '../../shared/result.ts';
import { diagnosisDocument } from '../../shared/strings/diagnosis.ts';
import type { SupportFileKind } from '../../shared/support.ts';
import type { CompositionDeps } from '../composition.ts';
import type { DraftStore } from '../methods/draft.ts';
import type { ConnectionStores } from '../methods/findConnection.ts';
import { listRunHistory } from '../methods/runHistory.ts';
import type { Policy } from '../policy/policy.ts';
import { knownNames } from './knownNames.ts';
import { namesIn } from './nameForms.ts';
import { createPseudonyms } from './pseudonyms.ts';

export interface GatheredFile {
  readonly name: string;
  readonly kind: SupportFileKind;
  readonly text: string;
}

/** Rows of the last diagnosis of this session. */
export interface KeptDiagnosis {
  readonly rows: readonly DiagnosisRow[];
  readonly at: string;
}

export type GatherDeps = Pick<
  CompositionDeps,
  'redactor' | 'account' | 'computer' | 'version' | 'clock' | 'folders' | 'vault' | 'logDesk'
> & {
  readonly policy: Policy;
  readonly listConnections: () => Promise<Result<MethodOutputs['listConnections']>>;
  readonly stores: ConnectionStores;
  readonly readDraft: DraftStore['read'];
  readonly lastDiagnosis: () => KeptDiagnosis | undefined;
};

/** Runs of each connection: about a week of them. */
const RUNS_OF_EACH = 60;

/**
 * What a supporter needs to see, as texts. Secrets are in none of the sources; each text passes the redactor once more
 * all the same, and with `hidesNames` every name is replaced.
 */
export async function gatherFiles(deps: GatherDeps, hidesNames: boolean): Promise<readonly GatheredFile[]> {
  const listed = await deps.listConnections();
  const { connections, unreadable } = listed.ok ? listed.value : { connections: [], unreadable: [] };
  const files: GatheredFile[] = [
    { name: 'about.txt', kind: 'about', text: await aboutText(deps, connections.length, unreadable.length) },
    { name: 'policy.json', kind: 'policy', text: json(await deps.policy.report()) },
    ...(await logFiles(deps)),
  ];
  for (const [index, connection] of connections.entries()) {
    const folder = `connection ${index + 1}`;
    // Its first signs are known to everybody who may see the app registration; here nobody needs them.
    const { hint: _hint, ...secret } = connection.secret;
    files.push({
      name: `${folder}/connection.json`,
      kind: 'connection',
      text: json({ ...connection, secret }),
    });
    const runs = await listRunHistory(
      { connectionId: connection.connectionId, count: RUNS_OF_EACH },
      deps.stores,
    );
    files.push({
      name: `${folder}/runs.json`,
      kind: 'runs',
      text: json(runs.ok ? runs.value.runs : { cannotBeRead: runs.error.code }),
    });
  }
  if (unreadable.length > 0)
    files.push({ name: 'unreadable connections.json', kind: 'connection', text: json(unreadable) });
  const diagnosis = deps.lastDiagnosis();
  if (diagnosis !== undefined)
    files.push({
      name: 'diagnosis.txt',
      kind: 'diagnosis',
      text: diagnosisDocument(diagnosis.rows, { ...deps, at: diagnosis.at }),
    });

  const texts = files.map(({ text }) => deps.redactor.redact(text));
  if (!hidesNames) return files.map((file, index) => ({ ...file, text: texts[index] ?? '' }));
  const draft = await deps.readDraft();
  const hide = createPseudonyms([
    ...knownNames(connections, {
      ...deps,
      policy: await deps.policy.values(),
      draft: draft.ok ? draft.value.draft : undefined,
      diagnosis: diagnosis?.rows,
    }),
    // What one file tells by where it stands may stand anywhere in another one.
    ...texts.flatMap(namesIn),
  ]);
  return files.map((file, index) => ({ ...file, text: hide(texts[index] ?? '') }));
}

async function logFiles({ logDesk }: GatherDeps): Promise<readonly GatheredFile[]> {
  const { path } = logDesk.view();
  const read = async (from: string, name: string, kind: SupportFileKind) => {
    const text = await readFile(from, 'utf8').catch(() => undefined);
    return text === undefined ? [] : [{ name, kind, text }];
  };
  return [
    ...(await read(path, 'logs/OMSConnect.log', 'log')),
    ...(await read(path.replace(/\.log$/i, '.lo_'), 'logs/OMSConnect.lo_', 'formerLog')),
  ];
}

async function aboutText(deps: GatherDeps, connections: number, unreadable: number): Promise<string> {
  const { account, computer, version, clock, folders, logDesk } = deps;
  const log = logDesk.view();
  const now = clock.now();
  const facts: readonly (readonly [string, string | number])[] = [
    ['OMS Connect', version],
    ['Made at (UTC)', now.toISOString()],
    ['UTC minus local time in minutes', now.getTimezoneOffset()],
    ['Computer', computer],
    ['Windows account', account],
    ['System', `${systemType()} ${release()} (${process.arch})`],
    ['Node.js', process.versions.node],
    ['Electron', process.versions.electron ?? 'none'],
    ['Client secrets are kept', (await deps.vault.kind()) === 'sealed' ? 'sealed on disk' : 'in memory only'],
    ['Folder of this account', folders.account],
    ['Folder of the connections', folders.shared],
    ['Log', log.path],
    ['Level of the log', `${log.level} (${log.origin})`],
    ['Connections', connections],
    ['Connections that cannot be read', unreadable],
  ];
  return facts.map(([name, value]) => `${name}: ${value}\r\n`).join('');
}

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;
