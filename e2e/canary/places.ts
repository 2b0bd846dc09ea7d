import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import type { Page } from 'playwright/test';

/** One place where a secret could have been left, with what was found there. */
export interface Place {
  readonly name: string;
  readonly content: Uint8Array | string;
}

const run = promisify(execFile);

/** Every file below a folder, as it is at this moment. Files that vanish while reading are passed over. */
export async function files(folder: string): Promise<Place[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const paths = entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
  const places = await Promise.all(
    paths.map(async (path): Promise<Place[]> => {
      const content = await readFile(path).catch(() => undefined);
      // A name is a place, too.
      const name = `file ${relative(folder, path)}`;
      return content === undefined
        ? []
        : [
            { name, content },
            { name: 'file name', content: name },
          ];
    }),
  );
  return places.flat();
}

interface ProcessRow {
  readonly id: number;
  readonly parent: number;
  readonly commandLine: string;
}

/** Command lines of a process and of everything it started, directly or not. */
export async function commandLines(processId: number): Promise<Place[]> {
  const rows = await (process.platform === 'win32' ? windowsProcesses() : unixProcesses());
  const family = new Set([processId]);
  // Rows are in no order: repeat until nobody is added.
  for (let size = 0; size !== family.size; ) {
    size = family.size;
    for (const { id, parent } of rows) if (family.has(parent)) family.add(id);
  }
  return rows
    .filter(({ id }) => family.has(id))
    .map(({ id, commandLine }) => ({ name: `command line of process ${id}`, content: commandLine }));
}

async function unixProcesses(): Promise<ProcessRow[]> {
  const { stdout } = await run('ps', ['-A', '-ww', '-o', 'pid=,ppid=,args='], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return stdout.split('\n').flatMap((line) => {
    const [, id, parent, commandLine] = /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line) ?? [];
    return id === undefined
      ? []
      : [{ id: Number(id), parent: Number(parent), commandLine: commandLine ?? '' }];
  });
}

async function windowsProcesses(): Promise<ProcessRow[]> {
  const query =
    'Get-CimInstance Win32_Process | Select-Object ProcessId,ParentProcessId,CommandLine | ConvertTo-Json -Compress';
  const { stdout } = await run('powershell.exe', ['-NoProfile', '-Command', query], {
    maxBuffer: 64 * 1024 * 1024,
  });
  const rows = JSON.parse(stdout) as {
    ProcessId: number;
    ParentProcessId: number;
    CommandLine: string | null;
  }[];
  return rows.map((row) => ({
    id: row.ProcessId,
    parent: row.ParentProcessId,
    commandLine: row.CommandLine ?? '',
  }));
}

/** What the page shows, holds in its fields and attributes, and keeps for later. */
export async function pagePlaces(page: Page): Promise<Place[]> {
  const found = await page.evaluate(async () => {
    const parts: [string, string][] = [];
    const look = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        const attributes = [...element.attributes].map(({ name, value }) => `${name}=${value}`).join('\n');
        parts.push([`attributes of ${element.localName}`, attributes]);
        if ('value' in element) parts.push([`value of ${element.localName}`, String(element.value)]);
        if (element.shadowRoot) look(element.shadowRoot);
      }
      parts.push(['text', root.textContent ?? '']);
    };
    look(document);
    parts.push(['markup', document.documentElement.outerHTML]);
    parts.push(['title', document.title], ['address', location.href], ['cookies', document.cookie]);
    parts.push(['history', JSON.stringify(history.state) ?? ''], ['window name', window.name]);
    for (const [name, storage] of Object.entries({ localStorage, sessionStorage })) {
      parts.push([name, JSON.stringify(Object.entries(storage))]);
    }
    const known = await indexedDB.databases();
    parts.push(['databases', known.map(({ name }) => name).join('\n')]);
    const entriesOf = (database: IDBDatabase, store: string): Promise<unknown[]> =>
      new Promise((resolve, reject) => {
        const request = database.transaction(store).objectStore(store).getAll();
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
    for (const { name } of known) {
      const database = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name ?? '');
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of database.objectStoreNames) {
        parts.push([`database ${name}`, JSON.stringify(await entriesOf(database, store))]);
      }
      database.close();
    }
    for (const name of 'caches' in window ? await caches.keys().catch(() => []) : [])
      parts.push(['cache', name]);
    return parts;
  });
  return found.map(([name, content]) => ({ name: `page: ${name}`, content }));
}
