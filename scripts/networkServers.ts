import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The servers and tools of `npm run test:network`, and the Debian package that has each. */
const wanted: readonly { readonly pack: string; readonly isThere: () => boolean }[] = [
  // Debian's plain squid cannot look into TLS. The two exclude each other and share their configuration.
  { pack: 'squid-openssl', isThere: () => /--with-openssl/.test(outputOf('squid', '-v')) },
  { pack: 'libnss3-tools', isThere: () => isProgram('certutil') },
  { pack: 'openssl', isThere: () => isProgram('openssl') },
];

const env = { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` };

/** Installs from Debian what is missing; answers false, with a sentence, where that cannot be done. */
export function installNetworkServers(): boolean {
  const missing = packagesMissing();
  if (missing.length === 0) return true;
  const isDebian = existsSync('/usr/bin/apt-get') && process.getuid?.() === 0;
  if (isDebian) {
    const gone = isProgram('squid') && missing.includes('squid-openssl');
    const instead = gone ? ' (squid-openssl takes the place of squid)' : '';
    say(`Installing ${missing.join(', ')} from Debian, half a minute${instead} ...`);
    // The runlevel keeps Debian from starting a proxy of its own beside those of the tests.
    const quiet = {
      stdio: 'ignore',
      env: { ...env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' },
    } as const;
    spawnSync('apt-get', ['update', '-qq'], quiet);
    spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', ...missing], quiet);
  }
  const left = packagesMissing();
  if (left.length === 0) return true;
  say(
    `The network tests need ${left.join(', ')}. On Debian, as an administrator: apt-get install ${left.join(' ')}; then run the command again.`,
  );
  return false;
}

function packagesMissing(): string[] {
  return wanted.filter(({ isThere }) => !isThere()).map(({ pack }) => pack);
}

function outputOf(command: string, ...args: string[]): string {
  return spawnSync(command, args, { env, encoding: 'utf8' }).stdout ?? '';
}

function isProgram(name: string): boolean {
  return spawnSync('sh', ['-c', `command -v ${name}`], { env, stdio: 'ignore' }).status === 0;
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}
