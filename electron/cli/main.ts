import { mkdtempSync, readFileSync } from 'node:fs';
import { homedir, hostname, tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { chooseLanguage } from '../../shared/language/choose.ts';
import { loadLanguage } from '../../shared/language/load.ts';
import { createNodeProbes } from '../diagnose/nodeProbes.ts';
import { systemClock } from '../platform/clock.ts';
import { createPractice } from '../practice.ts';
import { runCli } from './runCli.ts';
import { readInput } from './standardInput.ts';

/** The command line of the source tree: Node's own streams, files and network for `runCli`. */

const { version } = JSON.parse(
  readFileSync(join(import.meta.dirname, '..', '..', 'package.json'), 'utf8'),
) as { version: string };

// Who reads the first lines only, as `head` does, has what they want: the rest is nobody's.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

// What programs read is English: JSON, and what stands beside it.
if (!process.argv.includes('--json')) {
  const { locale } = Intl.DateTimeFormat().resolvedOptions();
  await loadLanguage(chooseLanguage([process.env.OMS_LANGUAGE, locale]));
}

process.exitCode = await runCli({
  args: process.argv.slice(2),
  // npm runs scripts in the package's folder and says here where it was called.
  cwd: process.env.INIT_CWD ?? process.cwd(),
  env: process.env,
  platform: process.platform,
  home: homedir(),
  user: userInfo().username,
  computer: hostname(),
  version,
  runtime: `Node ${process.versions.node}`,
  clock: systemClock,
  fetch,
  probes: createNodeProbes(async () => 'DIRECT'),
  out: (text) => process.stdout.write(`${text}\n`),
  err: (text) => process.stderr.write(`${text}\n`),
  input: { isTerminal: process.stdin.isTTY === true, read: () => readInput(process.stdin) },
  temporaryFolder: () => mkdtempSync(join(tmpdir(), 'oms-connect-practice-')),
  onStop: (stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  },
  createPractice,
});
