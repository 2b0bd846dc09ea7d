import { clouds } from './clouds.ts';

/** Addresses that are the same for every customer, so that they tell nothing of any. */
const publicHosts: ReadonlySet<string> = new Set([
  ...Object.values(clouds).flatMap(({ login, arm, graph, logs, portal }) =>
    [login, arm, graph, logs, portal].map((origin) => origin.replace('https://', '')),
  ),
  'login.windows.net',
  'login.chinacloudapi.cn',
  'login-us.microsoftonline.com',
  'graph.windows.net',
  'api.loganalytics.azure.com',
  'aka.ms',
  'github.com',
  'api.github.com',
  'objects.githubusercontent.com',
]);

/** Whether a host is one of Microsoft's own. Below other domains of Microsoft customers name theirs: "contoso.blob.core.windows.net". */
export function isPublicMicrosoftHost(host: string): boolean {
  const name = host.toLowerCase();
  return publicHosts.has(name) || /^(?:www\.|learn\.|docs\.|go\.)?microsoft\.com$/.test(name);
}
