import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import { bundleReport } from './scripts/bundles/bundleReport.ts';

const at = (path: string) => resolve(import.meta.dirname, path);
const report = (part: string) => bundleReport(at('.'), at(`out/.bundles/${part}.json`));

// Everything is bundled, so the packaged app carries no node_modules. A sandboxed preload must be one
// CommonJS file; main is ESM so that it can have chunks that are
// loaded later: what runs after `ready`, and practice mode, which is loaded only when chosen.
export default defineConfig({
  main: {
    plugins: [report('main')],
    build: {
      externalizeDeps: false,
      outDir: 'out/main',
      rolldownOptions: { input: { main: at('electron/main.ts') }, output: { format: 'es' } },
    },
  },
  preload: {
    plugins: [report('preload')],
    build: {
      externalizeDeps: false,
      outDir: 'out/preload',
      rolldownOptions: {
        input: { preload: at('electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: at('renderer'),
    plugins: [react(), report('renderer')],
    build: {
      // Half the bytes: less CPU time until the first page is there. Main stays readable in its log.
      minify: 'oxc',
      outDir: at('out/renderer'),
      rolldownOptions: { input: { index: at('renderer/index.html') } },
    },
  },
});
