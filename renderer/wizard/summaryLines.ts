import { cloudNames } from '../../shared/strings/fields.ts';
import { formatFirst } from '../../shared/strings/format.ts';
import { wizardTaskTexts } from '../../shared/strings/move.ts';
import { type PageId, pageNames } from '../../shared/strings/pages.ts';
import { previewSentence, summaryTexts } from '../../shared/strings/summary.ts';
import { byName } from '../grid/sorting.ts';
import { freshValue } from './derive.ts';
import { clean, isSubscription, knownWorkspaces, workspaceChoice } from './keys.ts';
import type { WizardState } from './state.ts';

export interface SummarySection {
  readonly page: PageId;
  readonly title: string;
  readonly lines: readonly { readonly name: string; readonly value: string }[];
}

function titleOf(page: PageId): string {
  const { name, today } = pageNames[page];
  return page === 'azureAd' && today !== undefined ? `${name} (${today})` : name;
}

/** Date of expiry: Microsoft Entra ID's own, else the typed one. */
export function expiryOf(state: WizardState): Date | undefined {
  const read = freshValue(state, 'signIn')?.secret.expiresOn;
  if (read !== undefined) return new Date(read);
  return state.draft.secretExpiresOn === '' ? undefined : new Date(`${state.draft.secretExpiresOn}T00:00:00`);
}

/** Every value of the wizard, as it will be saved. The secret is never among them. */
export function summarySections(state: WizardState): readonly SummarySection[] {
  const { draft } = state;
  const site = state.task.kind === 'move' ? state.task.connection.site : freshValue(state, 'site')?.site;
  const checked = freshValue(state, 'workspace')?.workspace;
  const choice = workspaceChoice(state);
  const known = knownWorkspaces(state);
  const subscription = known.find((one) => isSubscription(one, clean(draft.subscription), known));
  const workspace = checked ?? (choice.kind === 'found' ? choice.workspace : undefined);
  const names = draft.collections.map((collection) => collection.name).sort(byName);
  return [
    {
      page: 'general',
      title: titleOf('general'),
      lines: [
        {
          name: summaryTexts.site,
          value:
            site === undefined
              ? clean(draft.providerFqdn)
              : summaryTexts.siteValue(site.siteCode, site.siteName, site.providerFqdn),
        },
      ],
    },
    {
      page: 'azureAd',
      title: titleOf('azureAd'),
      lines: [
        {
          name: summaryTexts.tenant,
          value: summaryTexts.tenantValue(clean(draft.tenant), cloudNames[draft.cloud]),
        },
        { name: summaryTexts.clientId, value: clean(draft.clientId) },
        { name: summaryTexts.secret, value: summaryTexts.secretValue(expiryOf(state)) },
      ],
    },
    {
      page: 'workspace',
      title: titleOf('workspace'),
      lines: [
        {
          name: summaryTexts.subscription,
          value: workspace?.subscriptionName || subscription?.subscriptionName || clean(draft.subscription),
        },
        { name: summaryTexts.resourceGroup, value: workspace?.resourceGroup ?? clean(draft.resourceGroup) },
        {
          name: summaryTexts.workspace,
          value: summaryTexts.workspaceValue(workspace?.name ?? clean(draft.workspace)),
        },
      ],
    },
    {
      page: 'collections',
      title: titleOf('collections'),
      lines: [{ name: summaryTexts.collections(names.length), value: formatFirst(names, 2) }],
    },
  ];
}

/** The summary as text, with every collection by name and ID. */
export function summaryText(state: WizardState): string {
  const preview = freshValue(state, 'preview');
  const workspace = freshValue(state, 'workspace')?.workspace;
  const sections = summarySections(state).map((section) =>
    [section.title, ...section.lines.map((line) => `  ${line.name}: ${line.value}`)].join('\n'),
  );
  const collections = state.draft.collections.map((one) => `  ${one.collectionId}  ${one.name}`);
  const outlook =
    preview === undefined || workspace === undefined
      ? []
      : [wizardTaskTexts[state.task.kind].previewTitle, `  ${previewSentence(preview, workspace.name)}`];
  return [...sections, ...collections, ...outlook].join('\n');
}
