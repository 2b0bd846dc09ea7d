import type { Translation } from '../../language/translation.ts';
import type { PermissionVerdict, VerdictCause } from '../../permissionVerdict.ts';
import { cloudNames } from '../fields.ts';
import { formatList } from '../format.ts';
import { policies, resourceAccess, resourceLocks } from '../links.ts';
import type * as english from '../permissionVerdict.ts';
import { type VerdictText, verdictCommands } from '../permissionVerdict.ts';

/** The least built-in role that may write saved searches: Microsoft Learn, "Computer groups in Azure Monitor". */
const ROLE = 'Log Analytics Contributor';
const ROLE_AT_FIRST = `Log Analytics-Mitwirkender (${ROLE})`;

// Roles with Microsoft.Authorization/roleAssignments/write: Microsoft Learn, "Steps to assign an Azure role".
const givers = (place: string) =>
  `Owner, User Access Administrator oder Role Based Access Control Administrator für ${place}`;

export const verdictText: Translation<typeof english.verdictText> = (verdict, context) => {
  const { resourceGroup, workspace, elsewhere, lock, policy } = verdict;
  const app = context.appName ?? 'Die App';
  const ofApp = context.appName ?? 'dieser App';
  const toApp = context.appName ?? 'der App';
  const group = `die Ressourcengruppe ${resourceGroup}`;
  const access = {
    label: 'Zugriffssteuerung (IAM) öffnen',
    url: resourceAccess(groupId(verdict), context),
  };
  const roles = formatList([...new Set((verdict.roles ?? []).map(({ name }) => name))]);
  const places = formatList(elsewhere.map((one) => `${one.workspace} (${one.resourceGroup})`));
  const also =
    elsewhere.length === 0
      ? ''
      : ` In ${places} darf sie Gruppen pflegen: Wählen Sie das aus, oder fahren Sie hier fort.`;
  const texts: Readonly<Record<VerdictCause, Omit<VerdictText, 'link' | 'grantedBy'>>> = {
    granted: {
      title: `${app} darf in ${workspace} Computergruppen pflegen`,
      action: 'Es fehlt nichts mehr. Fahren Sie von hier aus fort.',
    },
    noRole: {
      title: `${app} hat keine Rolle, die ${workspace} umfasst`,
      action: `Lassen Sie ${toApp} die Rolle ${ROLE_AT_FIRST} für ${group} zuweisen. Wenn das eben erst geschehen ist, prüfen Sie weiter: Azure benötigt bis zu 10 Minuten.`,
    },
    assignedNotInEffect: {
      title: `Die Rolle von ${ofApp} ist zugewiesen, aber noch nicht wirksam`,
      action: `${roles || ROLE} ist zugewiesen, und Azure berücksichtigt es noch nicht. Warten Sie bis zu 10 Minuten; sonst ist nichts zu tun.`,
    },
    refusedThoughGranted: {
      title: `Azure berücksichtigt die Rolle von ${ofApp} und hat das Schreiben trotzdem abgelehnt`,
      action: `Eine Rolle, die in den letzten Minuten zugewiesen wurde, ist an manchen Stellen früher bekannt als an anderen. Prüfen Sie weiter, und versuchen Sie es dann erneut. Wenn es dabei bleibt, fragen Sie nach den Ablehnungszuweisungen von ${workspace}.`,
    },
    wrongRole: {
      title: roles
        ? `${app} hat die Rolle ${roles}, die keine gespeicherten Suchen schreiben darf`
        : `${app} hat in ${workspace} eine Rolle, die keine gespeicherten Suchen schreiben darf`,
      action: `Lassen Sie ${toApp} zusätzlich die Rolle ${ROLE_AT_FIRST} für ${group} zuweisen; die jetzige Rolle kann bleiben.${also}`,
    },
    wrongResourceGroup: {
      title: `${app} hat ihre Rechte in einer anderen Ressourcengruppe`,
      action: `In ${places} darf sie Gruppen pflegen, und sie hat keine Rolle, die ${workspace} umfasst. Wählen Sie einen ihrer Arbeitsbereiche aus, oder lassen Sie die Rolle ${ROLE_AT_FIRST} für ${group} zuweisen.`,
    },
    locked: {
      title: lock?.name
        ? `Die Sperre ${lock.name} (${lockKind(lock.level)}) für ${lastName(lock.scope)} verhindert die Änderung`
        : `Eine Sperre für ${lastName(lock?.scope ?? verdict.scope)} verhindert die Änderung`,
      action: `Die Rolle ist richtig. Bitten Sie den Besitzer von ${lastName(lock?.scope ?? verdict.scope)}, die Sperre zu entfernen oder so zu ändern, dass sie nur das Löschen verhindert.`,
    },
    policy: {
      title: `Die Azure-Richtlinie ${policy?.name || 'Ihrer Organisation'} lässt in ${workspace} keine gespeicherten Suchen zu`,
      action: `Die Rolle ist richtig. Bitten Sie um eine Ausnahme von dieser Richtlinie für ${workspace}.`,
    },
  };
  const link =
    verdict.cause === 'locked'
      ? { label: 'Sperren öffnen', url: resourceLocks(lock?.scope ?? verdict.scope, context) }
      : verdict.cause === 'policy'
        ? { label: 'Richtlinie öffnen', url: policies(context) }
        : access;
  return { ...texts[verdict.cause], link, grantedBy: grantedBy(verdict, group) };
};

function grantedBy({ cause, lock, scope }: PermissionVerdict, group: string): string {
  // Microsoft Learn, "Lock your resources to protect your infrastructure".
  if (cause === 'locked') return `Owner oder User Access Administrator für ${lastName(lock?.scope ?? scope)}`;
  // Microsoft Learn, "Azure Policy exemption structure": reading and writing exemptions.
  if (cause === 'policy')
    return 'Owner oder Resource Policy Contributor an der Stelle, an der die Richtlinie zugewiesen ist';
  return givers(group);
}

export const verdictTexts: Translation<typeof english.verdictTexts> = {
  open: 'Wer es zulassen kann',
  paneTitle: 'Berechtigung',
  judging: 'Der Grund wird ermittelt',
  grantedBy: 'Wer es ändern kann',
  missing: 'Es fehlt',
  nothingMissing: 'Nichts: Die Rolle ist richtig',
  at: 'Wo',
  app: 'App',
  copyRequest: 'Anfrage kopieren',
  saveRequest: 'Anfrage speichern',
  fileName: 'OMS Connect-Berechtigungsanfrage.txt',
  copyAz: 'Für Azure CLI kopieren',
  copyPowerShell: 'Für PowerShell kopieren',
  keepChecking: 'Weiter prüfen',
  stop: 'Prüfen beenden',
  waiting: (seconds, minutes) =>
    `Prüft in ${seconds} s erneut, noch ${minutes <= 1 ? 'eine Minute' : `${minutes} Minuten`} lang`,
  keepsChecking: 'Wird geprüft, bis die Rolle wirksam ist',
  checkingNow: 'Wird geprüft',
  stillSo: (time) => `Um ${time} noch unverändert. Es kann länger dauern; versuchen Sie es später erneut.`,
};

export const verdictDocument: Translation<typeof english.verdictDocument> = (verdict, context) => {
  const cloud = context.cloud ?? 'public';
  const text = verdictText(verdict, context);
  const commands = verdictCommands(verdict, cloud);
  const roles = verdict.roles ?? [];
  const lines: (string | undefined)[] = [
    `OMS Connect: ${text.title}`,
    '',
    text.action,
    '',
    `${verdictTexts.missing}: ${verdict.missingActions.join(', ') || verdictTexts.nothingMissing}`,
    `${verdictTexts.at}: ${verdict.scope}`,
    `${verdictTexts.app}: ${[context.appName, `Client-ID ${verdict.clientId}`, verdict.objectId && `Objekt-ID ${verdict.objectId}`].filter(Boolean).join(', ')}`,
    context.tenant === undefined || context.tenant === '' ? undefined : `Mandant: ${context.tenant}`,
    `Azure-Umgebung: ${cloudNames[cloud]}`,
    ...roles.map(
      ({ name, scope }) => `Jetzige Rolle: ${name} für ${scope === '/' ? 'den ganzen Mandanten' : scope}`,
    ),
    verdict.lock?.name
      ? `Sperre: ${verdict.lock.name} (${verdict.lock.level}) für ${verdict.lock.scope}`
      : undefined,
    verdict.policy?.id ? `Richtlinienzuweisung: ${verdict.policy.id}` : undefined,
    `${verdictTexts.grantedBy}: ${text.grantedBy}`,
    `Azure-Portal: ${text.link.url}`,
    ...(commands === undefined
      ? []
      : ['', 'Azure CLI:', commands.az, '', 'Az PowerShell:', commands.powerShell]),
    '',
    `Beurteilt am ${verdict.judgedAt}`,
  ];
  return `${lines.filter((line) => line !== undefined).join('\n')}\n`;
};

function groupId({ subscriptionId, resourceGroup }: PermissionVerdict): string {
  return `/subscriptions/${subscriptionId}/resourceGroups/${resourceGroup}`;
}

const lockKind = (level: string): string => (level === 'ReadOnly' ? 'Schreibgeschützt' : 'Löschen');

/** What people know a scope by. */
function lastName(scope: string): string {
  return scope.split('/').findLast((part) => part !== '') ?? scope;
}
