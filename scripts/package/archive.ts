import { createHash } from 'node:crypto';
import { closeSync, openSync, readSync } from 'node:fs';
import { getRawHeader } from '@electron/asar';

/** A file of an archive, with what its header says of it. */
export interface ArchivedFile {
  /** Path in the archive, with slashes. */
  readonly path: string;
  readonly size: number;
  /** Beside the archive in place of in it. */
  readonly unpacked: boolean;
  /** What is wrong with its hashes. */
  readonly problem?: string;
}

export interface Archive {
  readonly files: readonly ArchivedFile[];
  /** SHA-256 of the header: what the program holds and compares when it starts. */
  readonly headerHash: string;
}

interface Entry {
  readonly files?: Readonly<Record<string, Entry>>;
  readonly size?: number;
  readonly offset?: string;
  readonly unpacked?: boolean;
  readonly link?: string;
  readonly integrity?: {
    readonly algorithm: string;
    readonly hash: string;
    readonly blockSize: number;
    readonly blocks: readonly string[];
  };
}

/** Reads an ASAR archive and computes every hash in its header again, from the bytes. */
export function readArchive(path: string): Archive {
  const { header, headerString, headerSize } = getRawHeader(path);
  // The header stands in a pickle of 8 bytes that tells its length; the files follow it.
  const start = 8 + headerSize;
  const descriptor = openSync(path, 'r');
  try {
    const files = entriesOf(header as Entry, '').map(([name, entry]): ArchivedFile => {
      const problem = problemOf(entry, descriptor, start);
      const { size = 0, unpacked = false } = entry;
      return { path: name, size, unpacked, ...(problem === undefined ? {} : { problem }) };
    });
    return { files, headerHash: sha256(Buffer.from(headerString, 'utf8')) };
  } finally {
    closeSync(descriptor);
  }
}

function entriesOf(entry: Entry, path: string): readonly (readonly [string, Entry])[] {
  if (entry.files === undefined) return [[path, entry]];
  return Object.entries(entry.files)
    .flatMap(([name, child]) => entriesOf(child, path === '' ? name : `${path}/${name}`))
    .sort(([a], [b]) => (a < b ? -1 : 1));
}

function problemOf(entry: Entry, descriptor: number, start: number): string | undefined {
  if (entry.link !== undefined) return 'is a link';
  if (entry.unpacked) return 'lies beside the archive, where nothing guards it';
  const { integrity, size = 0, offset = '0' } = entry;
  if (integrity === undefined) return 'has no hash';
  if (integrity.algorithm !== 'SHA256') return `has a hash by ${integrity.algorithm}`;
  const bytes = Buffer.alloc(size);
  if (readSync(descriptor, bytes, 0, size, start + Number(offset)) !== size) return 'is cut off';
  if (sha256(bytes) !== integrity.hash) return 'has another hash';
  const blocks = blocksOf(bytes, integrity.blockSize).map(sha256);
  return blocks.join() === integrity.blocks.join() ? undefined : 'has other hashes of its blocks';
}

function blocksOf(bytes: Buffer, size: number): readonly Buffer[] {
  const count = Math.max(1, Math.ceil(bytes.length / size));
  return Array.from({ length: count }, (_, index) => bytes.subarray(index * size, (index + 1) * size));
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
