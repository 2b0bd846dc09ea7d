import { join } from 'node:path';
import { readArchive } from './archive.ts';
import { judgeFuses } from './expectations.ts';
import { readProgram } from './program.ts';

/**
 * Reads what a packaged, and perhaps signed, program really has: its fuses, and the hash of its archive's header. For
 * the folder that was packaged or installed: node scripts/package/readPackage.ts dist/win-unpacked
 */

const [folder = join(import.meta.dirname, '../../dist/win-unpacked')] = process.argv.slice(2);
const { fuses, integrity, version } = await readProgram(join(folder, 'OMS Connect.exe'));
const { files, headerHash } = readArchive(join(folder, 'resources', 'app.asar'));
const told = integrity['resources/app.asar'];
const problems = [
  ...judgeFuses(fuses),
  ...files.flatMap(({ path, problem }) => (problem === undefined ? [] : [`${path} ${problem}`])),
  ...(told === headerHash
    ? []
    : [`the program accepts the header ${String(told)}, the archive has ${headerHash}`]),
];
for (const [name, on] of Object.entries(fuses)) process.stdout.write(`${name}: ${on ? 'on' : 'off'}\n`);
process.stdout.write(
  `${version.ProductName} ${version.FileVersion}, ${files.length} files, header ${headerHash}\n`,
);
for (const problem of problems) process.stdout.write(`NOT AS IT MUST BE: ${problem}\n`);
process.exitCode = problems.length === 0 ? 0 : 1;
