import { join } from 'node:path';
import { build } from 'vite';

/** Programs of the pairs. The packaged app is bundled, too; loading sources would cost memory that it does not need. */
const programs = ['runOurs', 'floor'] as const;

/** Bundles them into a folder; answers the path of each. */
export async function bundlePrograms(
  folder: string,
): Promise<Readonly<Record<(typeof programs)[number], string>>> {
  await build({
    configFile: false,
    root: join(import.meta.dirname, '../..'),
    logLevel: 'error',
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      target: 'node24',
      rolldownOptions: {
        input: Object.fromEntries(programs.map((name) => [name, join(import.meta.dirname, `${name}.ts`)])),
        output: { format: 'es', entryFileNames: '[name].mjs' },
      },
    },
  });
  return { runOurs: join(folder, 'runOurs.mjs'), floor: join(folder, 'floor.mjs') };
}
