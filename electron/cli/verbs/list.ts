import type { GroupsView } from '../../../shared/groupsModel.ts';
import { cliTexts, groupLine } from '../../../shared/strings/cli.ts';
import { chosenConnections } from '../connections.ts';
import { refusalLine, refusalOf } from '../refusal.ts';
import type { ExitCode } from '../surroundings.ts';
import { refused, type VerbContext } from './verb.ts';

/** The connections and their groups, as this computer knows them. */
export async function list(context: VerbContext): Promise<ExitCode> {
  const { app, line, print, tell } = context;
  const chosen = await chosenConnections(app, line);
  if (!chosen.ok) return refused(context, chosen.refusal, 3);
  const { connections, unreadable } = chosen.value;
  const views: GroupsView[] = [];
  const broken = [...unreadable];
  for (const { connectionId } of connections) {
    const groups = await app.handlers.listGroups({ connectionId });
    if (groups.ok) views.push(groups.value);
    else broken.push({ connectionId, error: groups.error });
  }
  for (const { error } of broken) tell(refusalLine(refusalOf(error)));
  const groupsOf = (id: string) => views.find(({ connectionId }) => connectionId === id)?.groups ?? [];
  if (line.json) {
    print(
      JSON.stringify({
        connections: connections.map((connection) => {
          const { connectionId, practice, site, workspace, importEnabled, syncAccount } = connection;
          const groups = groupsOf(connectionId).map(({ error, ...group }) => ({
            ...group,
            ...(error ? { code: error.code } : {}),
          }));
          return {
            ...{ connectionId, practice, importEnabled, syncAccount },
            site: { siteCode: site.siteCode, siteName: site.siteName, providerFqdn: site.providerFqdn },
            workspace: workspace.resourceId,
            groups,
          };
        }),
        unreadable: broken.map(({ connectionId, error }) => ({ connectionId, code: error.code })),
      }),
    );
  } else {
    if (connections.length + broken.length === 0) print(cliTexts.noConnection.title);
    for (const connection of connections) {
      const groups = groupsOf(connection.connectionId);
      print([cliTexts.connectionTitle(connection), ...groups.map((one) => `  ${groupLine(one)}`)].join('\n'));
    }
  }
  return broken.length > 0 ? 3 : 0;
}
