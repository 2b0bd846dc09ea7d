import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ConnectionRecord } from '../../electron/store/records.ts';
import type { SiteSource } from '../../shared/model.ts';
import { practice } from '../../shared/practice.ts';
import { practiceApps } from '../../shared/practiceApps.ts';
import type { RunView } from '../../shared/runModel.ts';
import type { App, ClientSecret } from '../../simulator/azure/state.ts';
import type { HeadlessApp } from './headlessApp.ts';
import { practiceApp } from './newSecret.ts';
import { practiceCredentials, practiceSource, succeeded } from './wizardPath.ts';

/** A connection of the app that may renew its own secret, and what Microsoft Entra ID has of it. */

export const DAY_MS = 24 * 60 * 60 * 1000;
export const FORMER = practiceApps.renewing.clientSecret;

/** A real connection is kept for all accounts of the computer, and policy counts for it. */
export const realSource = { kind: 'provider', fqdn: practice.providerFqdn } as const;

export async function connectRenewing(
  app: HeadlessApp,
  { source = practiceSource }: { readonly source?: SiteSource } = {},
): Promise<string> {
  const { handlers } = app;
  const { clientId, clientSecret: value } = practiceApps.renewing;
  const secret = { kind: 'typed', value } as const;
  const credentials = practiceCredentials({ source, clientId, secret });
  const { signInId } = succeeded(await handlers.verifySignIn(credentials));
  const { subscriptionId, resourceGroup, workspace: name } = practice;
  const workspace = succeeded(await handlers.getWorkspace({ signInId, subscriptionId, resourceGroup, name }));
  const collections = [{ collectionId: 'SMS00001', name: 'All Systems' }];
  const started = succeeded(await handlers.addConnection({ signInId, source, workspace, collections }));
  return (await app.finished(started.runId)).connectionId;
}

export function renewingApp(app: HeadlessApp): App {
  return practiceApp(app, practiceApps.renewing.clientId);
}

/** Names of the secrets that Entra knows: "former", and "made" for each that the app has made. */
export function secretsOf(app: HeadlessApp): readonly string[] {
  return renewingApp(app).secrets.map(nameOf);
}

function nameOf({ value, displayName }: ClientSecret): string {
  if (value === FORMER) return 'former';
  return displayName?.startsWith('OMS Connect ') ? 'made' : 'other';
}

/** The texts of those that the app has made. */
export function madeSecrets(app: HeadlessApp): readonly string[] {
  return renewingApp(app)
    .secrets.filter((secret) => nameOf(secret) === 'made')
    .map(({ value }) => String(value));
}

export async function sync(app: HeadlessApp, connectionId: string): Promise<RunView> {
  return app.finished(succeeded(await app.handlers.syncNow({ connectionId })).runId);
}

export async function viewOf(app: HeadlessApp) {
  const [connection] = succeeded(await app.handlers.listConnections({})).connections;
  if (connection === undefined) throw new Error('There is no connection');
  return connection;
}

export function recordOf(app: HeadlessApp, connectionId: string): ConnectionRecord {
  const path = join(app.folder, 'account', 'practice', connectionId, 'connection.json');
  return JSON.parse(readFileSync(path, 'utf8')) as ConnectionRecord;
}
