import { localised } from '../language/localised.ts';
import { formatList, formatMegabytes, formatNumber, plural } from './format.ts';

/** The OMS Connection Configuration page. */
export const workspaceTexts = localised('workspaceTexts', {
  lead: 'Choose where the device collections go',
  foundOne: 'Filled in automatically: the app can reach one workspace.',
  foundSeveral: (count: number) => `Choose one of the ${count} workspaces that the app can reach.`,
  looking: 'Looking for the workspaces that the app can reach',
  lookingSoFar: (subscriptions: number, workspaces: number) =>
    `${plural(subscriptions, { one: '1 subscription', other: '# subscriptions' })}, ${plural(workspaces, {
      one: '1 workspace',
      other: '# workspaces',
    })} found so far`,
  noSignIn: 'The lists are filled after Verify on the Azure Active Directory page.',
  subscription: 'Azure subscription',
  subscriptionToday: 'Name or subscription ID',
  resourceGroup: 'Azure resource group',
  workspace: 'Operations Management Suite Workspace',
  workspaceToday: 'Log Analytics workspace',
  noneFound: 'None found',
  choose: 'Choose or type',
  typeAll: 'If listing is not allowed, type all three. They are checked when you choose Next.',
  lookAgain: 'Look again',
  lastLooked: (time: string) => `Last looked at ${time}`,
  copyCommand: 'Copy the command for your Azure admin',
  stepOpen: 'In the Azure portal, open the resource group that holds the workspace.',
  stepRole: 'Under Access control (IAM), give {app} the role Log Analytics Contributor.',
  stepWait: 'Wait 5 to 10 minutes, then choose Look again.',
  theApp: 'the app',
  checksTitle: 'Checks in this workspace',
  columns: { check: 'Check', state: 'State', found: 'What we found' },
  check: 'Check',
  checkAgain: 'Check again',
  checking: 'Checking the workspace',
  waiting: 'The workspace is being checked.',
  permission: 'Permission',
  /** By the last word of each action, which is what it does. */
  permissionMissing: (actions: readonly string[]) =>
    `The right to ${formatList(actions.map((action) => action.split('/').at(-1) ?? action))} saved searches is missing.`,
  permissionGood: 'May read, write and delete saved searches.',
  space: 'Space for groups',
  spaceUsed: (used: number, budget: number) =>
    `Saved searches use ${formatMegabytes(used)} of ${formatMegabytes(budget).replace('.0 MB', ' MB')}.`,
  spaceFull: (used: number, budget: number) =>
    `Saved searches use ${formatMegabytes(used)}; new groups stop at ${formatMegabytes(budget).replace('.0 MB', ' MB')}.`,
  query: 'Reading back',
  queryClosed: 'The app may not run queries here. Groups are written, but not verified.',
  measureTitle: 'Write check (optional)',
  measureConsent: (workspace: string) =>
    `Writes up to 6 test searches of 16 to 512 KB into ${workspace}, one after the other, runs each once and deletes it at once. Nothing else is changed. It takes a minute or two.`,
  measure: 'Measure the limit',
  measureAgain: 'Measure again',
  measuring: 'Beginning',
  measuringSize: (sizeInKiB: number) => `Trying a test search of ${formatNumber(sizeInKiB)} KB`,
  measureStop: 'Stop',
  measureStopped: 'Stopped. The test searches are deleted, and nothing was measured.',
  measureWhole: (sizeInKiB: number) => `One saved search holds at least ${formatNumber(sizeInKiB)} KB here.`,
  measureLimit: (sizeInKiB: number, refusedKiB: number) =>
    `One saved search holds ${formatNumber(sizeInKiB)} KB here; ${formatNumber(refusedKiB)} KB did not come back right. Groups are kept below that.`,
  measureNothing: (sizeInKiB: number) =>
    `Not even ${formatNumber(sizeInKiB)} KB came back right. Large groups may not work here.`,
  measureClosed:
    'A test search was written and deleted again. The app may not run queries here, so what it held could not be counted.',
  fallbackToGoOn: 'To go on, clear up what is shown above, then check again.',
});
