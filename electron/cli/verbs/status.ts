import type { ConnectionView } from '../../../shared/model.ts';
import { cliTexts, nextSyncLine, questionLine, secretLine } from '../../../shared/strings/cli.ts';
import { formatWhen } from '../../../shared/strings/format.ts';
import { type ConnectionHealth, connectionHealth } from '../connectionHealth.ts';
import { chosenConnections } from '../connections.ts';
import { refusalLine, refusalOf } from '../refusal.ts';
import type { ExitCode } from '../surroundings.ts';
import { refused, type VerbContext } from './verb.ts';

const codes: Readonly<Record<ConnectionHealth['state'], ExitCode>> = { inOrder: 0, attention: 1, stopped: 2 };

/** How the connections are. The gravest state gives the exit code. */
export async function status(context: VerbContext): Promise<ExitCode> {
  const { app, line, print, tell, now } = context;
  const chosen = await chosenConnections(app, line);
  if (!chosen.ok) return refused(context, chosen.refusal, 3);
  const { connections, unreadable } = chosen.value;
  if (connections.length + unreadable.length === 0) return refused(context, cliTexts.noConnection, 3);
  const judged = await Promise.all(
    connections.map(async (connection) => ({
      connection,
      health: connectionHealth(connection, await app.commands.canOpenSecret(connection.connectionId), now()),
    })),
  );
  for (const { error } of unreadable) tell(refusalLine(refusalOf(error)));
  if (line.json) {
    print(
      JSON.stringify({
        connections: judged.map(({ connection, health }) => statusDocument(connection, health)),
        unreadable: unreadable.map(({ connectionId, error }) => ({ connectionId, code: error.code })),
      }),
    );
  } else for (const { connection, health } of judged) print(statusText(connection, health, now()));
  if (unreadable.length > 0) return 3;
  return judged.reduce<ExitCode>((worst, { health }) => {
    const code = codes[health.state];
    return code > worst ? code : worst;
  }, 0);
}

function statusDocument(connection: ConnectionView, { state, title }: ConnectionHealth): object {
  const { connectionId, practice, site, workspace, importEnabled, syncAccount, secret } = connection;
  const { lastRun, lastSuccessAt, nextSyncAt } = connection;
  return {
    ...{ connectionId, practice, state, title, importEnabled, syncAccount },
    site: { siteCode: site.siteCode, siteName: site.siteName, providerFqdn: site.providerFqdn },
    workspace: workspace.resourceId,
    ...(lastRun
      ? {
          lastRun: {
            outcome: lastRun.outcome.outcome,
            startedAt: lastRun.startedAt,
            finishedAt: lastRun.finishedAt,
          },
        }
      : {}),
    ...(lastSuccessAt === undefined ? {} : { lastSuccessAt }),
    ...(nextSyncAt === undefined ? {} : { nextSyncAt }),
    questions: lastRun?.outcome.questions ?? [],
    secret,
  };
}

function statusText(connection: ConnectionView, { title }: ConnectionHealth, now: Date): string {
  const { lastSuccessAt, lastRun } = connection;
  const success =
    lastSuccessAt === undefined ? cliTexts.neverSynced : formatWhen(new Date(lastSuccessAt), now);
  return [
    cliTexts.connectionTitle(connection),
    `  ${title}`,
    `  ${cliTexts.lastSuccess(success)}`,
    `  ${nextSyncLine(connection, now)}`,
    `  ${secretLine(connection, now)}`,
    ...(lastRun?.outcome.questions ?? []).map((question) => `  ${questionLine(question, now)}`),
  ].join('\n');
}
