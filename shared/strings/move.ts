import { appError } from '../errors.ts';
import { localised } from '../language/localised.ts';
import type { CentralSite, Leftover } from '../moveModel.ts';
import { errorText } from './errors.ts';
import type { ErrorText } from './errorText.ts';
import { formatNumber, plural } from './format.ts';
import { cancelTexts, wizardTexts } from './pages.ts';
import { completionTexts, progressTexts } from './progress.ts';
import { summaryTexts } from './summary.ts';

/** What the wizard is opened for. */
export type WizardTaskId = 'add' | 'move' | 'recreate';

/** What the pages say where they are about moving or recreating a connection, and about adding one otherwise. */
export const wizardTaskTexts: Readonly<
  Record<
    WizardTaskId,
    {
      readonly title: string;
      readonly commit: string;
      readonly summary: string;
      readonly previewTitle: string;
      readonly lead: string;
      readonly leadStopped: string;
      readonly leadCancelled: string;
      readonly done: string;
      readonly donePartly: string;
      readonly cancelTitle: string;
    }
  >
> = localised('wizardTaskTexts', {
  add: {
    title: wizardTexts.title,
    commit: wizardTexts.addConnection,
    summary: summaryTexts.sentence,
    previewTitle: summaryTexts.previewTitle,
    lead: progressTexts.lead,
    leadStopped: progressTexts.leadStopped,
    leadCancelled: progressTexts.leadCancelled,
    done: completionTexts.lead,
    donePartly: completionTexts.leadPartly,
    cancelTitle: cancelTexts.runTitle,
  },
  move: {
    title: 'Move OMS Connection Wizard',
    commit: 'Move connection',
    summary: 'To change a setting, choose Edit. To apply them all, choose Move connection.',
    previewTitle: 'What the move will create',
    lead: 'Moving the connection',
    leadStopped: 'Moving the connection stopped',
    leadCancelled: 'Moving the connection was cancelled',
    done: 'The connection was moved',
    donePartly: 'The connection was moved; not every group is in its new workspace yet',
    cancelTitle: 'Cancel moving the connection?',
  },
  recreate: {
    title: 'Recreate OMS Connection Wizard',
    commit: 'Recreate connection',
    summary: 'To change a setting, choose Edit. To apply them all, choose Recreate connection.',
    previewTitle: 'What the new connection will create',
    lead: 'Recreating the connection',
    leadStopped: 'Recreating the connection stopped',
    leadCancelled: 'Recreating the connection was cancelled',
    done: 'The connection was recreated',
    donePartly: 'The new connection was added; its first sync is not complete, so the old one is still there',
    cancelTitle: 'Cancel recreating the connection?',
  },
});

/** Moving a connection: from its card, its properties, and on the wizard's Summary. */
export const moveTexts = localised('moveTexts', {
  open: 'Move to another workspace',
  opening: 'Signing in with the stored client secret',
  off: 'The import is switched off. Switch it on in Properties, Import, before moving the connection.',
  central:
    'The site reports to a central administration site now. Choose Delete and recreate on the connection’s card.',
  applyFirst: 'Apply or cancel the changes below before moving the connection.',
  same: 'To go on, choose another workspace, or another app.',
  formerTitle: (workspace: string) => `The groups that this connection made in ${workspace}`,
  formerDelete: 'Remove them',
  formerDeleteMeans:
    'Only these groups and the status function, and only when every group is in the new workspace and verified.',
  formerKeep: 'Keep them',
  formerKeepMeans: 'Queries and alerts there go on finding them. Nobody refreshes them any more.',
  from: 'Moves from',
  fromValue: (workspace: string, resourceGroup: string, subscription: string) =>
    `${workspace}, resource group ${resourceGroup}, subscription ${subscription}`,
  unchanged: 'Stays as it is',
});

/** The connection is to be deleted and recreated on the central administration site. */
export const recreateTexts = localised('recreateTexts', {
  open: 'Delete and recreate',
  next: 'As soon as the connection is recreated',
  elsewhere: (account: string) => `${account} can do it: that Windows account syncs this connection.`,
  hint: (site: CentralSite) =>
    site.provider === ''
      ? `Type an SMS Provider of ${centralName(site)}.`
      : `${centralName(site)} is on ${site.provider}.`,
  use: 'Use this server',
  formerTitle: (siteCode: string) => `The former connection from ${siteCode}`,
  formerMeans: (siteCode: string, workspace: string, groups: number) =>
    `Goes when every group of the new one is in its workspace and verified: first the ${plural(groups, {
      one: 'computer group',
      other: '# computer groups',
    })} that it made in ${workspace}, then the connection. Queries have to name the new groups: CM_${siteCode}_… become groups of the new site.`,
  stays: (siteCode: string) => `Nothing is imported from ${siteCode}. Its computer groups stay as they were.`,
});

export function centralName({ siteCode, siteName }: Pick<CentralSite, 'siteCode' | 'siteName'>): string {
  return siteName === '' ? siteCode : `${siteCode}, ${siteName}`;
}

/** What a connection says whose site has another one above it by now. */
export function centralSiteText(site: { readonly siteCode: string }, above: CentralSite): ErrorText {
  return errorText(
    appError('centralSiteAdded', {
      facts: {
        siteCode: site.siteCode,
        topSiteCode: above.siteCode,
        topSiteName: above.siteName,
        topSiteProvider: above.provider,
      },
    }),
  );
}

/** What a connection still has elsewhere. */
export const leftoverTexts = localised('leftoverTexts', {
  title: (leftovers: readonly Leftover[]) => {
    const failed = leftovers.some(({ error }) => error !== undefined);
    const [first] = leftovers;
    if (first === undefined) return '';
    // A connection is replaced by recreating it, and by no move.
    const former = leftovers.find(({ kind }) => kind === 'connection');
    if (former !== undefined && (!failed || leftovers.length === 1))
      return `The former connection from ${former.siteCode} is still there`;
    if (!failed) return 'The move is not finished yet';
    return leftovers.length > 1
      ? `Something is left behind in ${formatNumber(leftovers.length)} places`
      : `Computer groups are left behind in ${first.workspace.name}`;
  },
  waits: ({ kind, workspace, siteCode, groups }: Leftover) =>
    groups === 'keep'
      ? `The groups in ${workspace.name} stay there.`
      : kind === 'connection'
        ? `The former connection from ${siteCode} goes when every group of this one is in its workspace and verified.`
        : `The groups in ${workspace.name} are removed when every group is in the new workspace and verified.`,
  failed: ({ workspace }: Leftover, title: string, action: string) =>
    `In ${workspace.name}, resource group ${workspace.resourceGroup}: ${title}. ${action}`,
  again: 'Try again',
  afterImport: 'It is tried again once the import is on.',
  leave: 'Leave them there',
  leaveTitle: 'Leave them there?',
  leaveBody: (leftovers: readonly Leftover[]) =>
    `What was made in ${leftovers.map(({ workspace }) => workspace.name).join(', ')} stays, and this app does not look after it any more. Queries there go on finding the groups, with the computers of the last sync.`,
  stay: 'Go back',
});
