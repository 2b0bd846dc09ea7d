import { localised } from '../language/localised.ts';
import type { LogLevelOrigin, SupportFileKind } from '../support.ts';
import type { ErrorTextBuilder } from './errorText.ts';
import { formatNumber, plural } from './format.ts';

/** What is in each file of the bundle for support. */
export const supportFileTexts: Readonly<Record<SupportFileKind, string>> = localised('supportFileTexts', {
  about: 'Version, computer, account, folders',
  log: 'The log: what was done and when, each request with its answer’s status',
  formerLog: 'The log before that one',
  policy: 'What your organisation has set, and what of it does not count',
  connection: 'A connection: site, tenant, app, workspace, collections, accounts; without its client secret',
  runs: 'The last syncs of that connection, with their log',
  diagnosis: 'The last result of Diagnose',
});

export const logOriginTexts: Readonly<Record<LogLevelOrigin, string>> = localised('logOriginTexts', {
  policy: 'Set by your organisation.',
  commandLine: 'Set on the command line, for this start.',
  chosen: 'Chosen by you.',
  usual: '',
});

/** Log, policy and the bundle for support. */
export const supportTexts = localised('supportTexts', {
  open: 'Logs and support…',
  title: 'Logs and support',
  close: 'Close',
  log: 'Log',
  logFile: 'File',
  openLog: 'Open',
  level: 'Level',
  levelHint: 'Passwords, client secrets and the content of requests are written at no level.',
  bundle: 'Export for support',
  bundleLead:
    'Puts these files into one ZIP file on this computer. Nothing is sent anywhere: you decide who gets it. Client secrets are in none of them.',
  hidesNames: 'Replace names and IDs',
  hidesNamesHint:
    'Computers, people, tenant, app, subscription, workspace and collections become “computer-1”, “person-1” and so on, the same everywhere. Collection IDs, site code and the IDs of single requests stay, since support finds by them what happened.',
  keepsNamesHint:
    'The files name computers, people, tenant, app, subscription, workspace and collections as they are.',
  gathering: 'Gathering the files',
  noDiagnosis: 'Run Diagnose before this to add its result.',
  columns: { take: 'Include', file: 'File', what: 'What is in it', size: 'Size' },
  table: 'Files for support',
  take: (name: string) => `Include ${name}`,
  show: (name: string) => `Show ${name}`,
  back: 'Back to the files',
  shownPart: 'Only the last part is shown here; the whole file is exported.',
  size: (bytes: number) =>
    bytes < 1000
      ? plural(bytes, { one: '1 byte', other: '# bytes' })
      : bytes < 1_000_000
        ? `${formatNumber(Math.round(bytes / 100) / 10)} KB`
        : `${formatNumber(Math.round(bytes / 100_000) / 10)} MB`,
  export: 'Export',
  none: 'Choose at least one file.',
  count: (files: number, bytes: number): string =>
    plural(files, {
      one: `1 file, ${supportTexts.size(bytes)}`,
      other: `# files, ${supportTexts.size(bytes)}`,
    }),
  saved: 'The ZIP file is saved.',
});

export const supportErrorTexts = localised('supportErrorTexts', {
  supportFilesGone: () => ({
    title: 'The list of files has changed',
    action: 'It was made anew in the meantime. Open it again, look through it, then export.',
  }),
} as const satisfies Record<string, ErrorTextBuilder>);

/** What `export-support` prints. */
export const supportCliTexts = localised('supportCliTexts', {
  line: (name: string, size: string, what: string) => `${name} (${size}): ${what}`,
  namesHidden: 'Names and IDs are replaced; --with-names leaves them as they are.',
  namesKept: 'Names and IDs stand in it as they are.',
  saved: (path: string) => `Saved as ${path}. Nothing was sent anywhere.`,
});
