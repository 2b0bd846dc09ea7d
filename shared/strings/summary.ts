import { localised } from '../language/localised.ts';
import type { ConnectionPreview } from '../model.ts';
import { formatDate, plural } from './format.ts';

/** The Summary page. */
export const summaryTexts = localised('summaryTexts', {
  lead: 'Confirm the settings',
  sentence: 'To change a setting, choose Edit. To apply them all, choose Add connection.',
  previewTitle: 'What the first sync will create',
  previewing: 'Comparing with the workspace',
  tryAgain: 'Try again',
  edit: 'Edit',
  editOf: (section: string) => `Edit ${section}`,
  copy: 'Copy the summary',
  save: 'Save as text',
  saved: 'Saved',
  fileName: (workspace: string) => `OMS connection ${workspace}`.trim().slice(0, 90),
  site: 'Site',
  siteValue: (code: string, name: string, host: string) => `${code}, ${name}, through ${host}`,
  tenant: 'Tenant',
  tenantValue: (tenant: string, cloud: string) => `${tenant}, ${cloud}`,
  clientId: 'Client ID',
  secret: 'Client Secret Key',
  secretValue: (expires: Date | undefined) =>
    expires === undefined
      ? 'Verified, not shown. When it expires is not known.'
      : `Verified, not shown. Expires on ${formatDate(expires)}.`,
  subscription: 'Azure subscription',
  resourceGroup: 'Azure resource group',
  workspace: 'OMS Workspace',
  workspaceValue: (name: string) => `${name} (Log Analytics workspace)`,
  collections: (count: number) => plural(count, { one: '1 collection', other: '# collections' }),
  incomplete: 'To go on, complete the pages that are not done.',
  waitForPreview: 'The workspace is being compared.',
  starting: 'Starting',
});

const statusSearch = 'One more saved search tells how the connection is.';

/**
 * "12 computer groups in law-contoso-hq, with 4,860 memberships. One more saved search tells how the connection is.
 * Nothing else in the workspace is changed."
 */
export const previewSentence = localised(
  'previewSentence',
  (preview: ConnectionPreview, workspace: string): string => {
    const memberships = plural(preview.memberships, { one: '1 membership', other: '# memberships' });
    const created = plural(preview.create, { one: '1 computer group', other: '# computer groups' });
    const head =
      preview.create === 0
        ? `No new computer group in ${workspace}; the ${memberships} are there already.`
        : `${created} in ${workspace}, with ${memberships}.`;
    const kept: string[] = [];
    if (preview.update > 0) {
      kept.push(
        plural(preview.update, {
          one: '1 group is brought up to date.',
          other: '# groups are brought up to date.',
        }),
      );
    }
    if (preview.unchanged > 0) {
      kept.push(
        plural(preview.unchanged, { one: '1 group stays as it is.', other: '# groups stay as they are.' }),
      );
    }
    return [head, ...kept, statusSearch, 'Nothing else in the workspace is changed.'].join(' ');
  },
);
