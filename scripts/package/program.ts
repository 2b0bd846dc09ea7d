import { readFileSync } from 'node:fs';
import { FuseState, FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { NtExecutable, NtExecutableResource, Resource } from 'resedit';

/** What is written in the packaged program. */
export interface ProgramFacts {
  /** Fuses by their names: whether each is on. */
  readonly fuses: Readonly<Record<string, boolean>>;
  /** Hashes of archive headers that the program accepts, by the archive's path beside it. */
  readonly integrity: Readonly<Record<string, string>>;
  readonly version: Readonly<Record<string, string>>;
  /** Pixels of its icons. */
  readonly icons: readonly number[];
}

export async function readProgram(path: string): Promise<ProgramFacts> {
  // A signed program has its certificate behind its image.
  const program = NtExecutable.from(readFileSync(path), { ignoreCert: true });
  const resources = NtExecutableResource.from(program);
  return {
    fuses: await readFuses(path),
    integrity: integrityIn(resources),
    version: versionIn(resources),
    icons: iconsIn(resources),
  };
}

/** Electron's fuses by name; one that this version of the tool does not know by its number. */
export async function readFuses(path: string): Promise<Readonly<Record<string, boolean>>> {
  const { version: _version, ...wire } = await getCurrentFuseWire(path);
  return Object.fromEntries(
    Object.entries(wire).map(([index, state]) => [
      FuseV1Options[Number(index)] ?? index,
      state === FuseState.ENABLE,
    ]),
  );
}

function integrityIn({ entries }: NtExecutableResource): Readonly<Record<string, string>> {
  const found = entries.find(({ type, id }) => type === 'INTEGRITY' && id === 'ELECTRONASAR');
  if (found === undefined) return {};
  const list = JSON.parse(Buffer.from(found.bin).toString('utf8')) as readonly {
    readonly file: string;
    readonly alg: string;
    readonly value: string;
  }[];
  return Object.fromEntries(
    list.map(({ file, alg, value }) => [file.replaceAll('\\', '/'), alg === 'SHA256' ? value : alg]),
  );
}

function versionIn({ entries }: NtExecutableResource): Readonly<Record<string, string>> {
  const [version] = Resource.VersionInfo.fromEntries(entries);
  const [language] = version?.getAllLanguagesForStringValues() ?? [];
  return version === undefined || language === undefined ? {} : version.getStringValues(language);
}

function iconsIn({ entries }: NtExecutableResource): readonly number[] {
  const [group] = Resource.IconGroupEntry.fromEntries(entries);
  // A byte holds no 256; there 0 stands for it.
  return group?.icons.map(({ width }) => width || 256) ?? [];
}
