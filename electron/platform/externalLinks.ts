import type { Shell } from 'electron';
import { appError } from '../../shared/errors.ts';
import { fail, ok, type Result } from '../../shared/result.ts';

/** The only places outside the app that it leads to. */
const HOSTS: ReadonlySet<string> = new Set([
  'portal.azure.com',
  'portal.azure.us',
  'portal.azure.cn',
  'entra.microsoft.com',
  'learn.microsoft.com',
  'aka.ms',
  // Microsoft's other short links, among them downloads.
  'go.microsoft.com',
  'azure.status.microsoft',
]);

/** The link as a browser would write it, or undefined where it leads anywhere else. */
export function allowedLink(url: string): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const link = new URL(url);
  const plain =
    link.protocol === 'https:' && link.port === '' && link.username === '' && link.password === '';
  return plain && HOSTS.has(link.hostname) ? link.href : undefined;
}

/** Opens an allow-listed link in the person's browser. */
export async function openExternalLink(
  shell: Pick<Shell, 'openExternal'>,
  url: string,
): Promise<Result<Record<string, never>>> {
  const link = allowedLink(url);
  if (link === undefined) {
    return fail(appError('fieldNotAccepted', { facts: { path: 'url', problem: 'notAllowed' } }));
  }
  await shell.openExternal(link);
  return ok({});
}
