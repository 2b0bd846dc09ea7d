import { localised } from '../language/localised.ts';
import { type ErrorTextBuilder, factOr, waitFor } from './errorText.ts';
import {
  learn,
  resourceGroupAccess,
  resourceGroupLocks,
  resourceGroups,
  subscriptionOverview,
  workspaceOverview,
} from './links.ts';

/** Azure Resource Manager, the workspace and its saved searches. */
export const azureTexts = localised('azureTexts', {
  noSubscription: (_facts, context) => ({
    title: 'The lists are empty because the app has no role in Azure yet',
    action: 'Signing in worked, and Azure answered with an empty list of subscriptions.',
    link: { label: 'Open Resource groups', url: resourceGroups(context) },
    toGoOn: 'To go on, choose a workspace or type its IDs.',
  }),
  noWorkspace: (_facts, context) => ({
    title: 'The app can see a subscription, but no workspace in it',
    action:
      'Its role has to cover the resource group of the workspace, or the workspace has yet to be created.',
    link: { label: 'Open Resource groups', url: resourceGroups(context) },
    toGoOn: 'To go on, choose a workspace or type its IDs.',
  }),
  notAuthorized: (facts, context) => ({
    title: `Azure does not let the app do this in ${factOr(facts, 'scope', 'this place')}`,
    action: `Give ${factOr(facts, 'appName', 'the app')} the role Log Analytics Contributor on the resource group. A new role takes 5 to 10 minutes. Action: ${factOr(facts, 'action', 'not named by Azure')}.`,
    link: { label: 'Open Access control (IAM)', url: resourceGroupAccess(context) },
    toGoOn: 'To go on, have the role given, then look again.',
  }),
  roleMissing: (facts, context) => ({
    title: `The app has no role on the workspace ${factOr(facts, 'workspace', 'of this connection')}`,
    action: `Signing in worked, so the secret is good. Give ${factOr(facts, 'appName', 'the app')} the role Log Analytics Contributor on ${factOr(facts, 'resourceGroup', 'the resource group')}; it takes 5 to 10 minutes. If the workspace was moved, its new place needs the role.`,
    link: { label: 'Open Access control (IAM)', url: resourceGroupAccess(context) },
    toGoOn: 'To go on, have the role given, then verify again.',
  }),
  subscriptionDisabled: (facts, context) => ({
    title: `The subscription ${factOr(facts, 'subscription', 'of the workspace')} is disabled`,
    action:
      'Azure lets nobody change anything in it. Its owner sees the reason on its Overview page, and can enable it there.',
    link: { label: 'Open the subscription', url: subscriptionOverview(context) },
    toGoOn: 'To go on, have the subscription enabled, then verify again.',
  }),
  missingPermission: (facts, context) => ({
    title: 'The app may not write saved searches in this workspace',
    action: `Give ${factOr(facts, 'appName', 'the app')} the role Log Analytics Contributor on ${factOr(facts, 'resourceGroup', 'the resource group')}, wait 5 to 10 minutes, then check again. Missing: ${factOr(facts, 'action', 'the right to write saved searches')}.`,
    link: { label: 'Open Access control (IAM)', url: resourceGroupAccess(context) },
    toGoOn: 'To go on, have the role given, then check again.',
  }),
  tokenExpired: () => ({
    title: 'The sign-in to Azure has run out',
    action: 'Choose Verify on the Azure Active Directory page, then go on from here.',
    toGoOn: 'To go on, verify the sign-in again.',
  }),
  tokenOfAnotherTenant: (facts) => ({
    title: 'The subscription belongs to another tenant',
    action: `The app signs in to ${factOr(facts, 'tenant', 'the tenant you typed')}. Use an app of the tenant that owns the subscription.`,
    atField: 'This tenant does not own the subscription.',
    toGoOn: 'To go on, use the tenant that owns the subscription.',
  }),
  subscriptionNotFound: (facts) => ({
    title: `Azure finds no subscription ${factOr(facts, 'subscription', 'with this ID')}`,
    action:
      'Compare the ID with the Overview page of the subscription, and the Azure environment with your portal.',
    atField: 'Not found. Compare the subscription ID.',
    toGoOn: 'To go on, correct the subscription.',
  }),
  resourceGroupNotFound: (facts) => ({
    title: `Azure finds no resource group called ${factOr(facts, 'resourceGroup', 'like this')}`,
    action: 'Compare its name with the portal: the workspace’s Overview page shows it under Essentials.',
    atField: 'Not found in this subscription.',
    toGoOn: 'To go on, correct the resource group.',
  }),
  workspaceNotFound: (facts) => ({
    title: `${factOr(facts, 'resourceGroup', 'The resource group')} holds no workspace called ${factOr(facts, 'workspace', 'like this')}`,
    action: 'Type the name of the workspace, not its ID. If it was deleted or moved, choose another one.',
    atField: 'Not found in this resource group.',
    toGoOn: 'To go on, correct the workspace.',
  }),
  azureThrottled: (facts) => ({
    title: 'Azure asks for a pause',
    action: `Too many requests came in a short time. ${waitFor(facts)}, then try again. What is written stays.`,
  }),
  scopeLocked: (facts, context) => ({
    title: `A lock on ${factOr(facts, 'locked', 'this workspace')} forbids changes`,
    action:
      facts.act === 'delete'
        ? 'Ask the owner of the workspace to remove the lock, then retry.'
        : 'Ask the owner of the workspace to remove the lock or to change it to Delete only, then retry.',
    link: { label: 'Open Locks', url: resourceGroupLocks(context) },
  }),
  disallowedByPolicy: (facts) => ({
    title: `The Azure policy ${factOr(facts, 'policy', 'of your organisation')} forbids saved searches`,
    action: 'Ask your Azure administrator to exempt the workspace from this policy, then retry.',
  }),
  savedSearchConflict: (facts) => ({
    title: `${factOr(facts, 'name', 'A computer group')} was changed by somebody else at the same moment`,
    action: 'Nothing was overwritten. The next sync reads the workspace again and goes on.',
  }),
  savedSearchListTooLarge: (_facts, context) => ({
    title: 'The workspace holds more saved searches than Azure can list',
    action: 'Azure cuts the list off at 8 MB. Delete saved searches that nobody uses, then check again.',
    link: { label: 'Open the workspace', url: workspaceOverview(context) },
    toGoOn: 'To go on, make room in the workspace, then check again.',
  }),
  azureUnavailable: (facts) => ({
    title: `${factOr(facts, 'host', 'Azure')} is not available at the moment`,
    action:
      'The service answered that it cannot work now. Try again in a few minutes; Azure status shows larger outages.',
    link: { label: 'Open Azure status', url: 'https://azure.status.microsoft/' },
  }),
  azureRefused: (facts) => ({
    title: 'Azure refused the request',
    action: `The code below says why. Copy the details for your Azure administrator. Status: ${factOr(facts, 'status', 'not given')}.`,
  }),
  queryRefused: () => ({
    title: 'The workspace cannot evaluate this query',
    action:
      'A function in it is not known there yet, or somebody changed it in Azure. Sync once more, then look again.',
  }),
  aliasTaken: (facts) => ({
    title: `The function name ${factOr(facts, 'alias', 'of a group')} is already used in the workspace`,
    action: `Rename or delete the saved search ${factOr(facts, 'otherId', 'that uses it')}, then sync again. It was not touched.`,
  }),
  otherWriter: (facts) => ({
    title: 'Another computer keeps these computer groups',
    action: `They were last written by ${factOr(facts, 'otherId', 'another installation')}. Leave them to it, or remove the connection there first.`,
  }),
  groupNotProven: (facts) => ({
    title: `${factOr(facts, 'name', 'A computer group')} does not answer with what was sent`,
    action: facts.expected
      ? `Expected ${facts.expected} names, found ${factOr(facts, 'found', 'others')}. The next sync writes it again.`
      : 'It was written, but the workspace does not list it as it was sent. The next sync writes it again.',
  }),
  overBudget: (_facts, context) => ({
    title: 'The computer groups need more room than the workspace has left',
    action: 'Remove large collections from the list, or delete saved searches that nobody uses.',
    link: {
      label: 'Read about the limits',
      url: context.workspace ? workspaceOverview(context) : learn.saveSearchLimits,
    },
    atField: 'Too large for the room left in the workspace.',
    toGoOn: 'To go on, remove collections until they fit.',
  }),
} satisfies Record<string, ErrorTextBuilder>);
