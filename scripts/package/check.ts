import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { extractFile } from '@electron/asar';
import { Arch, build, type Configuration, Platform } from 'electron-builder';
import { judgeBuild } from '../bundles/judgeBuild.ts';
import { type Archive, readArchive } from './archive.ts';
import {
  judgeFiles,
  judgeLeftOut,
  judgeLoads,
  judgeManifest,
  judgeNames,
  nameWithoutHash,
  partsOf,
} from './contents.ts';
import { APP_ID, countOfSettings, judgeConfiguration, judgeFuses, MOST_BYTES } from './expectations.ts';
import { type ProgramFacts, readProgram } from './program.ts';
import { makeStandIn } from './standInElectron.ts';

/**
 * `npm run package:check`: packages with the real electron-builder and a stand-in for Electron's program, and judges
 * what came out. `-- --update` writes the list of files anew; look at its difference before you commit it.
 */

const root = join(import.meta.dirname, '../..');
const list = join(import.meta.dirname, 'archiveFiles.txt');
const work = mkdtempSync(join(tmpdir(), 'oms-connect-package-'));

try {
  process.exitCode = await check();
} finally {
  rmSync(work, { recursive: true, force: true });
}

interface Row {
  readonly what: string;
  readonly found: string;
  readonly problems: readonly string[];
}

async function check(): Promise<number> {
  const electron = join(work, 'electron');
  makeStandIn(electron);
  const config = await pack(electron);
  const folder = join(work, 'dist', 'win-unpacked');
  const path = join(folder, 'resources', 'app.asar');
  const archive = readArchive(path);
  if (process.argv.includes('--update')) writeList(archive);
  const program = await readProgram(join(folder, 'OMS Connect.exe'));
  const rows = [
    ...contentRows(archive, path),
    startRow(),
    hashRow(archive, program),
    configurationRow(config),
    ...programRows(program),
    folderRow(folder),
  ];
  printParts(archive);
  printRows(rows);
  const problems = rows.flatMap((row) => row.problems);
  const size = `${megabytes(statSync(path).size)} of at most ${megabytes(MOST_BYTES)}`;
  process.stdout.write(
    `\npackage:check: ${archive.files.length} files, ${size}, ${count(problems.length, 'problem')}.\n`,
  );
  return problems.length === 0 ? 0 : 1;
}

/** The configuration as electron-builder used it. */
async function pack(electron: string): Promise<Configuration> {
  let used: Configuration | undefined;
  await build({
    projectDir: root,
    publish: 'never',
    targets: Platform.WINDOWS.createTarget('dir', Arch.x64),
    config: {
      electronDist: electron,
      directories: { output: join(work, 'dist') },
      afterPack: async ({ packager }) => {
        used = packager.config;
      },
    },
  });
  if (used === undefined) throw new Error('electron-builder packed nothing');
  return used;
}

function contentRows(archive: Archive, path: string): readonly Row[] {
  const { files } = archive;
  const expected = readFileSync(list, 'utf8').split('\n').filter(Boolean);
  const text = (name: string) => extractFile(path, name).toString('utf8');
  const scripts = files.filter((file) => /\.c?js$/.test(file.path));
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return [
    {
      what: 'Files, against scripts/package/archiveFiles.txt',
      found: count(files.length, 'file'),
      problems: judgeFiles(files, expected),
    },
    {
      what: 'No source, test, package or fixture',
      found: count(files.length, 'name'),
      problems: judgeNames(files),
    },
    {
      what: 'Everything that was built and is loaded is there',
      found: count(scripts.length, 'script'),
      problems: [
        ...judgeLeftOut(
          files,
          filesBelow(join(root, 'out')).map((name) => `out/${name}`),
        ),
        ...judgeLoads(scripts.map((file) => ({ path: file.path, text: text(file.path) }))),
      ],
    },
    {
      what: 'package.json in the archive',
      found: 'read',
      problems: judgeManifest(text('package.json'), files),
    },
    {
      what: 'Size',
      found: megabytes(size),
      problems: size > MOST_BYTES ? [`the archive holds ${megabytes(size)}`] : [],
    },
  ];
}

function hashRow(archive: Archive, program: ProgramFacts): Row {
  const wrong = archive.files.flatMap(({ path, problem }) =>
    problem === undefined ? [] : [`${path} ${problem}`],
  );
  const told = program.integrity['resources/app.asar'];
  return {
    what: 'Hashes, computed again; the header’s in the program',
    found: archive.headerHash.slice(0, 16),
    problems:
      told === archive.headerHash
        ? wrong
        : [...wrong, `the program holds ${String(told)}, the header has ${archive.headerHash}`],
  };
}

function startRow(): Row {
  const { lines, problems } = judgeBuild(root);
  return { what: 'Nothing is loaded before it is needed', found: count(lines.length, 'stage'), problems };
}

function configurationRow(config: Configuration): Row {
  const main = readFileSync(join(root, 'electron', 'main.ts'), 'utf8');
  const isOneName = main.includes(`setAppUserModelId('${APP_ID}')`);
  return {
    what: 'Configuration that was used',
    found: count(countOfSettings, 'value'),
    problems: [
      ...judgeConfiguration(config),
      ...(isOneName ? [] : [`electron/main.ts does not call itself ${APP_ID}`]),
    ],
  };
}

function programRows({ fuses, version, icons }: ProgramFacts): readonly Row[] {
  const { FileDescription, ProductName, CompanyName, LegalCopyright, FileVersion } = version;
  const told = { FileDescription, ProductName, CompanyName, LegalCopyright, FileVersion };
  return [
    {
      what: 'Fuses, in the stand-in',
      found: count(Object.values(fuses).length, 'fuse'),
      problems: judgeFuses(fuses),
    },
    {
      what: 'Version resource, in the stand-in',
      found: `${ProductName} ${FileVersion}`,
      problems: Object.entries(told)
        .filter(([, text]) => !text || /electron/i.test(text))
        .map(([name, text]) => `${name} is ${JSON.stringify(text)}`),
    },
    {
      what: 'Icon, in the stand-in',
      found: `${icons.join(', ')} px`,
      problems: [16, 32, 256].filter((size) => !icons.includes(size)).map((size) => `no icon of ${size} px`),
    },
  ];
}

/** Beside the archive there are Electron's own files and nothing else. */
function folderRow(folder: string): Row {
  const expected = [
    'LICENSE.electron.txt',
    'LICENSES.chromium.html',
    'OMS Connect.exe',
    'locales/de.pak',
    'locales/en-US.pak',
    'resources/THIRD-PARTY-NOTICES.txt',
    'resources/app.asar',
    'version',
  ];
  const found = filesBelow(folder);
  return {
    what: 'Beside the archive: Electron’s files and the notices',
    found: count(found.length, 'file'),
    problems: judgeFiles(
      found.map((path) => ({ path })),
      expected,
    ).map((problem) => problem.replace('the archive', 'the folder')),
  };
}

/** Paths of all files below a folder, with slashes. */
function filesBelow(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'));
}

function writeList({ files }: Archive): void {
  const names = files.map(({ path }) => nameWithoutHash(path)).sort();
  writeFileSync(list, `${names.join('\n')}\n`);
}

function printParts({ files }: Archive): void {
  const parts = partsOf(files);
  process.stdout.write(`\n${'Part'.padEnd(48)}${'Files'.padStart(6)}${'Size'.padStart(12)}\n`);
  for (const { name, files: own, bytes } of parts) {
    process.stdout.write(`${name.padEnd(48)}${String(own).padStart(6)}${megabytes(bytes).padStart(12)}\n`);
  }
}

function printRows(rows: readonly Row[]): void {
  process.stdout.write(`\n${'Checked'.padEnd(58)}${'Found'.padEnd(50)}Held\n`);
  for (const { what, found, problems } of rows) {
    process.stdout.write(`${what.padEnd(58)}${found.padEnd(50)}${problems.length === 0 ? 'yes' : 'NO'}\n`);
    for (const problem of problems) process.stdout.write(`    ${problem}\n`);
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(2)} MB`;
}

function count(amount: number, noun: string): string {
  return `${amount} ${noun}${amount === 1 ? '' : 's'}`;
}
