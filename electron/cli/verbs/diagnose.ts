import { accessSync, constants } from 'node:fs';
import { join } from 'node:path';
import type { ConnectionView } from '../../../shared/model.ts';
import { cliTexts } from '../../../shared/strings/cli.ts';
import { diagnoseTexts } from '../../../shared/strings/cliDiagnose.ts';
import { diagnosisLines } from '../../../shared/strings/diagnosis.ts';
import { errorText } from '../../../shared/strings/errors.ts';
import { type ChosenConnections, chosenConnections } from '../connections.ts';
import { type Reach, reachAll, targetsFor } from '../reachability.ts';
import { refusalLine, refusalOf } from '../refusal.ts';
import type { ExitCode } from '../surroundings.ts';
import { refused, type VerbContext } from './verb.ts';

type SecretState = 'readable' | 'unreadable' | 'none';

interface Diagnosis {
  readonly folders: readonly { readonly name: string; readonly path: string; readonly writable: boolean }[];
  readonly connections: readonly {
    readonly connection: ConnectionView;
    readonly providers: readonly string[];
    readonly secret: SecretState;
  }[];
  readonly unreadable: ChosenConnections['unreadable'];
  readonly reach: readonly Reach[];
}

/** What this computer knows, and whether it reaches what the app needs. Changes nothing and signs in nowhere. */
export async function diagnose(context: VerbContext): Promise<ExitCode> {
  const chosen = await chosenConnections(context.app, context.line);
  if (!chosen.ok) return refused(context, chosen.refusal, 3);
  const diagnosis = await examine(context, chosen.value);
  if (context.line.json) context.print(JSON.stringify(documentOf(context, diagnosis)));
  else printDiagnosis(context, diagnosis);
  return isAllWell(diagnosis) ? 0 : 1;
}

async function examine(
  { app, line, clock }: VerbContext,
  { connections, unreadable }: ChosenConnections,
): Promise<Diagnosis> {
  const known = await Promise.all(
    connections.map(async (connection) => {
      const canOpen = await app.commands.canOpenSecret(connection.connectionId);
      const secret: SecretState = canOpen === undefined ? 'none' : canOpen ? 'readable' : 'unreadable';
      return { connection, providers: await app.commands.providersOf(connection.connectionId), secret };
    }),
  );
  // A made-up Azure answers to the real names, so that each network is asked about its own connections.
  const isPractice = line.practice !== undefined;
  const asked = known.filter(({ connection }) => connection.practice === isPractice);
  const made = isPractice ? await app.practice.site(join(app.folders.account, 'practice')) : undefined;
  const providers = asked.flatMap((one) => one.providers);
  const named = made?.providerFqdn === undefined ? providers : [...providers, made.providerFqdn];
  const targets = targetsFor(
    asked.map(({ connection }) => connection),
    named,
  );
  const { account, shared, logs } = app.folders;
  return {
    folders: Object.entries({ account, shared, logs }).map(([name, path]) => ({
      ...{ name, path },
      writable: isWritable(path),
    })),
    connections: known,
    unreadable,
    reach: await reachAll(targets, {
      probes: made?.probes ?? app.probes,
      transport: made?.transport ?? app.transport,
      clock,
      account: made?.account ?? app.account,
      // Node has no Windows sign-in, and the made-up site needs none of Windows.
      signsInToSite: made !== undefined,
    }),
  };
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.R_OK | constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** A folder that is not there yet is made when it is needed. */
function isAllWell({ connections, unreadable, reach }: Diagnosis): boolean {
  const isSecretMissing = connections.some(
    ({ connection, secret }) => connection.syncsHere && secret !== 'readable',
  );
  return (
    !isSecretMissing &&
    unreadable.length === 0 &&
    reach.every(({ reached, rows }) => reached && rows.every(({ state }) => state !== 'failed'))
  );
}

function documentOf({ app, clock, system }: VerbContext, diagnosis: Diagnosis): object {
  return {
    ...{ version: system.version, platform: system.platform, runtime: system.runtime },
    time: clock.now().toISOString(),
    ...{ account: app.account, computer: system.computer },
    folders: diagnosis.folders,
    connections: diagnosis.connections.map(({ connection, providers, secret }) => ({
      connectionId: connection.connectionId,
      practice: connection.practice,
      site: { siteCode: connection.site.siteCode, siteName: connection.site.siteName },
      providers,
      cloud: connection.cloud,
      tenantId: connection.tenantId,
      clientId: connection.clientId,
      workspace: connection.workspace.resourceId,
      collections: connection.collections.length,
      syncAccount: connection.syncAccount,
      syncsHere: connection.syncsHere,
      secret,
    })),
    unreadable: diagnosis.unreadable.map(({ connectionId, error }) => ({ connectionId, code: error.code })),
    reach: diagnosis.reach.map((one) => {
      if (one.reached) return one;
      const { error, ...rest } = one;
      return {
        ...rest,
        code: error.code,
        ...(error.serviceCode === undefined ? {} : { networkCode: error.serviceCode }),
        title: errorText(error).title,
      };
    }),
  };
}

function printDiagnosis({ app, print, clock, system }: VerbContext, diagnosis: Diagnosis): void {
  print(diagnoseTexts.computer(system));
  print(diagnoseTexts.account(app.account, system.computer));
  print(diagnoseTexts.time(clock.now().toISOString()));
  for (const { name, path, writable } of diagnosis.folders) print(diagnoseTexts.folder(name, path, writable));
  if (diagnosis.connections.length + diagnosis.unreadable.length === 0) print(cliTexts.noConnection.title);
  for (const { connection, providers, secret } of diagnosis.connections) {
    print(cliTexts.connectionTitle(connection));
    print(`  ${diagnoseTexts.providers(providers)}`);
    print(`  ${diagnoseTexts.syncAccount(connection.syncAccount, connection.syncsHere)}`);
    print(`  ${diagnoseTexts.secret[secret]}`);
  }
  for (const { connectionId, error } of diagnosis.unreadable) {
    print(`${connectionId}: ${refusalLine(refusalOf(error))}`);
  }
  for (const one of diagnosis.reach) {
    const outcome = one.reached
      ? diagnoseTexts.answered(one.status, one.durationInMs)
      : refusalLine(refusalOf(one.error));
    print(diagnoseTexts.reach(one.service, one.host, outcome));
    for (const line of diagnosisLines(one.rows)) print(`  ${line}`);
  }
}
