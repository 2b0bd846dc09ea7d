import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { waitUntilOpen } from './loopback.ts';

export interface SquidOptions {
  readonly port: number;
  /** The proxy behind it, which leads to the simulated hosts. */
  readonly parentPort: number;
  /** Credentials that it wants ("Basic"); with `digest` it also offers a way of signing in that hides them. */
  readonly account?: { readonly user: string; readonly password: string; readonly digest?: boolean };
  /** Hosts to which it opens no way. */
  readonly blocked?: readonly string[];
  /** It reads along: the authority whose certificates it makes, and the one that it trusts itself. */
  readonly inspects?: { readonly caPem: string; readonly caKeyPem: string; readonly trustedPem: string };
}

export interface Squid {
  /** What CONNECT asked for, and what it was answered: "login.microsoftonline.com:443 407". Written when a way ends. */
  connects(): Promise<readonly string[]>;
  stop(): Promise<void>;
}

export const realm = 'Contoso web proxy';
const programs = '/usr/lib/squid';
/** Squid ends with its test, however that ends: then the input of this shell is closed. */
const guarded =
  'squid -N -f "$1" & pid=$!; while kill -0 $pid 2>/dev/null; do read -r -t 0.2; [ $? -gt 128 ] || break; done; kill -KILL $pid; wait $pid 2>/dev/null';

/** Squid itself, with files of its own, on loopback. It reaches nothing but `parentPort`. */
export async function startSquid(options: SquidOptions): Promise<Squid> {
  const folder = await mkdtemp(join(tmpdir(), 'oms-connect-squid-'));
  const file = (name: string) => join(folder, name);
  const stop = async (child?: ChildProcess) => {
    if (child !== undefined && child.exitCode === null) {
      const ended = once(child, 'exit');
      child.stdin?.end();
      await ended;
    }
    await rm(folder, { recursive: true, force: true });
  };
  const { account, inspects } = options;
  if (account !== undefined) {
    await writeFile(file('accounts'), passwordLine(account));
    await writeFile(file('digests'), `${account.user}:${account.password}\n`);
  }
  if (inspects !== undefined) {
    await writeFile(file('inspecting.pem'), inspects.caPem + inspects.caKeyPem);
    await writeFile(file('trusted.pem'), inspects.trustedPem);
    execFileSync(`${programs}/security_file_certgen`, ['-c', '-s', file('certificates'), '-M', '4MB']);
  }
  await writeFile(file('squid.conf'), configOf(options, file));
  await giveAway(folder);
  const child = spawn('bash', ['-c', guarded, 'squid', file('squid.conf')], {
    stdio: ['pipe', 'ignore', 'pipe'],
    env: { ...process.env, PATH: `${process.env.PATH}:/usr/sbin` },
  });
  let said = '';
  child.stderr?.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });
  if (!(await waitUntilOpen(options.port, () => child.exitCode === null))) {
    await stop(child);
    throw new Error(`Squid did not start.\n${said}`);
  }
  return {
    async connects() {
      const lines = (await readFile(file('access.log'), 'utf8').catch(() => '')).split('\n');
      return lines.filter((line) => line.startsWith('CONNECT ')).map((line) => line.slice('CONNECT '.length));
    },
    stop: () => stop(child),
  };
}

/** Started as root, squid works as a user of its own, who has to own its files. */
async function giveAway(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  if (process.getuid?.() === 0) execFileSync('chown', ['-R', 'proxy:proxy', folder]);
}

function passwordLine({ user, password }: { readonly user: string; readonly password: string }): string {
  const hash = execFileSync('openssl', ['passwd', '-apr1', '-stdin'], { input: password, encoding: 'utf8' });
  return `${user}:${hash.trim()}\n`;
}

function configOf(options: SquidOptions, file: (name: string) => string): string {
  const { port, parentPort, account, blocked = [], inspects } = options;
  const bump =
    inspects === undefined
      ? ''
      : ` ssl-bump tls-cert=${file('inspecting.pem')} generate-host-certificates=on dynamic_cert_mem_cache_size=4MB`;
  return [
    `http_port 127.0.0.1:${port}${bump}`,
    'visible_hostname proxy.contoso.com',
    ...(process.getuid?.() === 0 ? ['cache_effective_user proxy'] : []),
    'pid_filename none',
    'cache deny all',
    'cache_mem 4 MB',
    'netdb_filename none',
    'pinger_enable off',
    `coredump_dir ${file('')}`,
    'cache_log stdio:/dev/stderr',
    'logformat plain %rm %ru %>Hs',
    `access_log stdio:${file('access.log')} plain`,
    'buffered_logs off',
    // Nothing of what is asked here may look for a way to the real hosts.
    'dns_nameservers 127.0.0.1',
    `cache_peer 127.0.0.1 parent ${parentPort} 0 no-query no-digest no-netdb-exchange default`,
    'never_direct allow all',
    ...(account === undefined
      ? []
      : [
          `auth_param basic program ${programs}/basic_ncsa_auth ${file('accounts')}`,
          'auth_param basic children 1',
          'auth_param basic casesensitive on',
          `auth_param basic realm ${realm}`,
          ...(account.digest === true
            ? [
                `auth_param digest program ${programs}/digest_file_auth ${file('digests')}`,
                'auth_param digest children 1',
                `auth_param digest realm ${realm}`,
              ]
            : []),
          'acl known proxy_auth REQUIRED',
        ]),
    ...(blocked.length === 0
      ? []
      : [`acl blocked dstdomain ${blocked.join(' ')}`, 'http_access deny blocked']),
    `http_access allow ${account === undefined ? 'all' : 'known'}`,
    'http_access deny all',
    ...(inspects === undefined
      ? []
      : [
          `sslcrtd_program ${programs}/security_file_certgen -s ${file('certificates')} -M 4MB`,
          'sslcrtd_children 1',
          `tls_outgoing_options cafile=${file('trusted.pem')}`,
          'acl step1 at_step SslBump1',
          'ssl_bump peek step1',
          'ssl_bump bump all',
        ]),
    '',
  ].join('\n');
}
