import { runInNewContext } from 'node:vm';

/**
 * What the system's settings say of an address, for `session.resolveProxy`: Chromium takes them from these variables
 * on Linux, and tells its own decision to nobody. A PAC script runs with the functions that ours use.
 */
export async function systemProxyFor(url: string, env: NodeJS.ProcessEnv = process.env): Promise<string> {
  const { protocol, hostname } = new URL(url);
  const script = env.auto_proxy;
  if (script) return fromScript(script, url, hostname);
  const named = protocol === 'https:' ? env.https_proxy : env.http_proxy;
  const bypassed = (env.no_proxy ?? '').split(/[\s,]+/).filter(Boolean);
  if (!named || bypassed.some((entry) => isMeant(entry, hostname))) return 'DIRECT';
  const proxy = new URL(named);
  return `${proxy.protocol === 'https:' ? 'HTTPS' : 'PROXY'} ${proxy.host}`;
}

function isMeant(entry: string, hostname: string): boolean {
  const name = entry.replace(/^\*/, '');
  return hostname === name || hostname.endsWith(name.startsWith('.') ? name : `.${name}`);
}

async function fromScript(address: string, url: string, hostname: string): Promise<string> {
  try {
    const source = await (await fetch(address)).text();
    const functions = {
      isPlainHostName: (host: string) => !host.includes('.'),
      dnsDomainIs: (host: string, domain: string) => host.endsWith(domain),
      shExpMatch: (text: string, pattern: string) =>
        new RegExp(
          `^${pattern
            .replace(/[.+^${}()|[\]\\]/g, '\\$&')
            .replaceAll('*', '.*')
            .replaceAll('?', '.')}$`,
        ).test(text),
    };
    const call = `${source}\nFindProxyForURL(${JSON.stringify(url)}, ${JSON.stringify(hostname)})`;
    return String(runInNewContext(call, functions, { timeout: 1000 }));
  } catch {
    // As Chromium does with a script that it cannot have.
    return 'DIRECT';
  }
}
