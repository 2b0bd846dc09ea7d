import { randomUUID } from 'node:crypto';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';
import type { SupportBundle } from '../../shared/support.ts';
import type { CompositionDeps } from '../composition.ts';
import { type GatherDeps, type GatheredFile, gatherFiles } from './gatherFiles.ts';

export type BundleDeps = GatherDeps & Pick<CompositionDeps, 'saveFile'>;

/** The bundle for support: what is shown first is exactly what goes out, however long somebody looks at it. */
export function createSupportBundles(deps: BundleDeps) {
  let current: { readonly bundleId: string; readonly files: readonly GatheredFile[] } | undefined;
  const filesOf = (bundleId: string): readonly GatheredFile[] | undefined =>
    current?.bundleId === bundleId.toLowerCase() ? current.files : undefined;

  return {
    async list(hidesNames: boolean): Promise<SupportBundle> {
      const files = await gatherFiles(deps, hidesNames);
      current = { bundleId: randomUUID(), files };
      return {
        bundleId: current.bundleId,
        files: files.map(({ name, kind, text }) => ({ name, kind, bytes: Buffer.byteLength(text) })),
      };
    },
    read(bundleId: string, name: string): Result<{ readonly text: string }> {
      const file = filesOf(bundleId)?.find((each) => each.name === name);
      return file === undefined ? fail(appError('supportFilesGone')) : ok({ text: file.text });
    },
    async zip(bundleId: string, names: readonly string[]): Promise<Result<Uint8Array>> {
      const chosen = filesOf(bundleId)?.filter(({ name }) => names.includes(name));
      if (chosen === undefined || chosen.length === 0) return fail(appError('supportFilesGone'));
      return ok(await zipOf(chosen, deps.clock.now()));
    },
    async export(
      bundleId: string,
      names: readonly string[],
    ): Promise<Result<{ readonly saved: boolean; readonly bytes: number }>> {
      const made = await this.zip(bundleId, names);
      if (!made.ok) return made;
      const saved = await deps.saveFile(supportFileName(deps.clock.now()), made.value);
      return saved.ok ? ok({ saved: saved.value.saved, bytes: made.value.byteLength }) : saved;
    },
  };
}

export type SupportBundles = ReturnType<typeof createSupportBundles>;

/** Without the computer's name: whoever hides names would find it in the name of the file. */
export function supportFileName(now: Date): string {
  return `OMS Connect support ${now.toISOString().slice(0, 16).replace('T', ' ').replace(':', '')}.zip`;
}

/** Read only here: nobody who starts the app waits for it. Its entry for browsers makes no `require` of its own, which the build adds. */
async function zipOf(files: readonly GatheredFile[], mtime: Date): Promise<Uint8Array> {
  const { strToU8, zipSync } = await import('fflate/browser');
  return zipSync(Object.fromEntries(files.map(({ name, text }) => [name, [strToU8(text), { mtime }]])));
}
