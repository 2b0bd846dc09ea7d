import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, isAbsolute, relative } from 'node:path';
import type { Plugin } from 'vite';

/** What a build put into each of its files, for whoever asks what is loaded when. */
export interface BundleReport {
  readonly files: readonly BundledFile[];
}

export interface BundledFile {
  readonly name: string;
  readonly isEntry: boolean;
  /** Bytes as written. */
  readonly bytes: number;
  /** Files that are loaded with it, and those that it may load later. */
  readonly imports: readonly string[];
  readonly laterImports: readonly string[];
  /** Sources in it, by their paths from the root, with the bytes that each has there before it is made smaller. */
  readonly sources: Readonly<Record<string, number>>;
}

/** Writes the report of one build: a plugin, because only the bundler knows. */
export function bundleReport(root: string, path: string): Plugin {
  return {
    name: 'oms-connect-bundle-report',
    // After what makes files smaller.
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const files = Object.values(bundle).flatMap((file): BundledFile[] => {
          if (file.type !== 'chunk') return [];
          const { fileName: name, isEntry, code, imports, dynamicImports: laterImports, modules } = file;
          const sources = Object.fromEntries(
            Object.entries(modules).map(([id, { renderedLength }]) => [sourceName(root, id), renderedLength]),
          );
          return [{ name, isEntry, bytes: Buffer.byteLength(code), imports, laterImports, sources }];
        });
        mkdirSync(dirname(path), { recursive: true });
        writeFileSync(path, `${JSON.stringify({ files } satisfies BundleReport)}\n`);
      },
    },
  };
}

/** Packages by their own path, wherever they are installed; what the bundler adds by the name that it gives. */
function sourceName(root: string, id: string): string {
  const plain = id.replaceAll('\0', '').replace(/\?.*$/, '');
  const [, inPackage] = /^.*[\\/](node_modules[\\/].*)$/.exec(plain) ?? [];
  const name = inPackage ?? (isAbsolute(plain) ? relative(root, plain) : `bundler/${plain}`);
  return name.replaceAll('\\', '/');
}
