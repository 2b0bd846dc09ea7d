import { localised } from '../language/localised.ts';
import { type ErrorTextBuilder, factOr, waitFor } from './errorText.ts';
import { appOverview, appSecrets, enterpriseApps } from './links.ts';

/** Signing in to Microsoft Entra ID: one text per AADSTS number that means something different. */
export const signInErrors = localised('signInErrors', {
  secretWrong: (_facts, context) => ({
    title: 'The client secret was not accepted',
    action:
      'Copy the Value column, not the Secret ID. A secret that was copied before it was saved cannot be shown again: create a new one. It must belong to this client ID, and a new one may need a minute before it works.',
    link: { label: 'Open Certificates & secrets', url: appSecrets(context) },
    atField: 'Not accepted. Paste the Value of a secret of this app.',
    toGoOn: 'To go on, paste another client secret key.',
  }),
  secretIsId: (_facts, context) => ({
    title: 'This is the Secret ID, not the secret',
    action:
      'Copy the Value column, which stands left of the Secret ID. If the Value is hidden, create a new secret.',
    link: { label: 'Open Certificates & secrets', url: appSecrets(context) },
    atField: 'This is the Secret ID. Paste the Value column.',
    toGoOn: 'To go on, paste the Value of the client secret.',
  }),
  secretForeign: (_facts, context) => ({
    title: 'This is no client secret of this app',
    action:
      'The app has no secret that begins like it: it belongs to another app, or was deleted. Open the app with this client ID and copy the Value of one of its secrets. One that was created a moment ago may need a minute.',
    link: { label: 'Open Certificates & secrets', url: appSecrets(context) },
    atField: 'Not a secret of this app. Compare the client ID.',
    toGoOn: 'To go on, paste a client secret key of this app.',
  }),
  secretTooNew: (_facts, context) => ({
    title: 'Microsoft Entra ID does not accept this client secret yet',
    action:
      'The app has a secret that begins like it. If it was created just now, it works within a minute or so. If not, a part is missing or mistyped: copy its Value once more, or create a new secret.',
    link: { label: 'Open Certificates & secrets', url: appSecrets(context) },
    atField: 'Not accepted yet. If it is not new, copy it once more.',
    toGoOn: 'To go on, wait a minute and verify again.',
  }),
  secretExpired: (_facts, context) => ({
    title: 'The client secret has expired',
    action: 'Create a new secret for this app, then paste its Value above. The other fields are fine.',
    link: { label: 'Open Certificates & secrets', url: appSecrets(context) },
    atField: 'Expired. Paste the Value of a new secret.',
    toGoOn: 'To go on, paste a new client secret key.',
  }),
  secretMissing: () => ({
    title: 'No client secret was given',
    action: 'Paste the Value of the client secret, then choose Verify.',
    atField: 'Paste the Value of the client secret.',
    toGoOn: 'To go on, paste the client secret key.',
  }),
  appNotInTenant: (facts, context) => ({
    title: `${factOr(facts, 'tenant', 'This tenant')} does not know this client ID`,
    action:
      'Copy Tenant and Client ID once more, both from the Overview page of the same app. An app that was deleted can be restored there for 30 days.',
    link: { label: 'Open App registrations', url: appOverview({ ...context, clientId: '' }) },
    atField: 'Not found in this tenant.',
    toGoOn: 'To go on, compare the tenant and the client ID.',
  }),
  appDisabled: (facts, context) => ({
    title: `${factOr(facts, 'appName', 'The app')} is switched off in this tenant`,
    action:
      'Ask an administrator to open the app under Enterprise applications, Properties, and to set "Enabled for users to sign-in" to Yes.',
    link: { label: 'Open Enterprise applications', url: enterpriseApps(context) },
    atField: 'This app is switched off.',
    toGoOn: 'To go on, have the app switched on, then verify again.',
  }),
  tenantNotFound: (facts) => ({
    title: `There is no tenant called ${factOr(facts, 'tenant', 'like this')}`,
    action:
      'Copy the Directory (tenant) ID from the app, and check that the Azure environment is the right one.',
    atField: 'No tenant has this ID or domain in this Azure environment.',
    toGoOn: 'To go on, correct the tenant.',
  }),
  tenantMalformed: () => ({
    title: 'The tenant is neither an ID nor a domain',
    action: 'Type the Directory (tenant) ID, or a domain such as contoso.onmicrosoft.com.',
    atField: 'Type the Directory (tenant) ID, or a domain.',
    toGoOn: 'To go on, correct the tenant.',
  }),
  conditionalAccess: (facts) => ({
    title: 'A Conditional Access policy blocks this sign-in',
    action: `Ask your Microsoft Entra administrator to let ${factOr(facts, 'appName', 'the app')} sign in from this computer’s network.`,
    toGoOn: 'To go on, have the policy changed, then verify again.',
  }),
  resourceNotInTenant: () => ({
    title: 'This tenant cannot reach Azure Resource Manager',
    action: 'Choose the tenant that the subscription of the workspace belongs to.',
    atField: 'This tenant has no Azure subscription service.',
    toGoOn: 'To go on, choose another tenant.',
  }),
  signInThrottled: (facts) => ({
    title: 'Microsoft Entra ID asks for a pause',
    action: `Too many sign-ins came from this tenant. ${waitFor(facts)}, then choose Verify.`,
    toGoOn: 'To go on, wait a little, then verify again.',
  }),
  signInRefused: (facts) => ({
    title: 'Microsoft Entra ID refused the sign-in',
    action: `Give the code below to your Microsoft Entra administrator: the sign-in log of ${factOr(facts, 'appName', 'the app')} says more.`,
    toGoOn: 'To go on, clear up the code that is shown, then verify again.',
  }),
  signInUnknown: () => ({
    title: 'The sign-in stopped for a reason this app does not know',
    action: 'Choose Verify once more. If it stops again, copy the details for your administrator.',
    toGoOn: 'To go on, verify again.',
  }),
} satisfies Record<string, ErrorTextBuilder>);
