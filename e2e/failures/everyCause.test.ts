import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { allowedLink } from '../../electron/platform/externalLinks.ts';
import { cloudIds } from '../../shared/clouds.ts';
import { appError, type ErrorCode, errorCodes } from '../../shared/errors.ts';
import { errorText } from '../../shared/strings/errors.ts';

/** Every cause is provoked by a row here, or stands below with the reason why no row can. */

/** Causes that the wizard's screens cannot come to, or that take too long in a window. */
const elsewhere: Readonly<Partial<Record<ErrorCode, string>>> = {
  missingPermission: 'shown as a verdict on what is missing: permissionVerdict.spec.ts and headless',
  providerNameNotFull: 'the field’s own rule comes first (site.spec.ts); main refuses it as well (headless)',
  savedSearchListTooLarge: 'repeated for 15 s before it is said; headless, where no time passes',
  secretForeign: 'e2e/headless/secretKinds.test.ts, beside all other kinds of secrets',
  secretTooNew: 'e2e/headless/secretKinds.test.ts',
  roleMissing: 'e2e/headless/secretKinds.test.ts',
  subscriptionDisabled: 'e2e/headless/secretKinds.test.ts',
  queryRefused: 'never said: the group counts as written, not verified',
  fieldNotAccepted: 'only a window that sends what its own rules refuse; see electron/ipc/register.test.ts',
  callRefused: 'only another page than our own can come to it; electron/ipc/hostileCalls.test.ts',
  sharedFolderNotTrusted: 'needs a second Windows account; electron/rights/windowsRights.test.ts',
  keyNotTrusted: 'needs a second Windows account; e2e/headless/plantedKey.test.ts',
  signInForgotten: 'a window that is loaded anew has no handle of an earlier sign-in; headless',
  importOff: 'no button asks for it while the import is off; e2e/headless/questions.test.ts',
  leftoversFirst: 'needs a Task Scheduler; e2e/headless/handLeftovers.test.ts',
  notSyncAccount: 'needs a second Windows account; e2e/headless/toldApart.test.ts',
  exportDamaged: 'a file that somebody has altered; electron/store/exportFile.test.ts',
  exportTooLarge: 'a file of 8 MB; electron/platform/openText.test.ts',
  exportFromNewerVersion: 'a file of a version that is not there yet; electron/store/exportFile.test.ts',
  exportHoldsSecret: 'a file that somebody has altered; electron/store/exportFile.test.ts',
  exportAlreadyHere: 'a file, not a screen, leads to it; e2e/headless/exportImport.test.ts',
  secretWaiting: 'needs a second Windows account; e2e/headless/handToAccount.test.ts',
  secretUnreadable: 'needs a password that an administrator has reset; e2e/headless/toldApart.test.ts',
  centralSiteAdded:
    'a saved connection’s; e2e/recreateConnection.spec.ts and e2e/headless/centralSite.test.ts',
  connectionExists: 'needs two saved connections; e2e/headless/moveConnection.test.ts',
  taskNotRegistered: 'Task Scheduler is on Windows only; electron/task/scheduledTasks.test.ts',
  taskUnavailable: 'Task Scheduler is on Windows only; electron/methods/taskMethods.test.ts',
  taskAccountRefused: 'Task Scheduler is on Windows only; electron/task/taskAccount.test.ts',
  taskForOtherAccount: 'Task Scheduler is on Windows only; electron/methods/taskMethods.test.ts',
  supportFilesGone: 'only a window that was loaded anew; e2e/headless/support.test.ts',
  setByPolicy: 'no button asks for what policy forbids; e2e/headless/policy.test.ts',
  renewalNotAllowed: 'no button asks for it where policy forbids it; e2e/headless/renewal.test.ts',
  renewalNotKept: 'shown where the renewal is switched on; e2e/headless/keptSecret.test.ts',
  renewalNotPermitted: 'shown where the renewal is switched on; e2e/headless/renewal.test.ts',
  renewalNotProven: 'needs a month to come near; e2e/headless/renewalTrouble.test.ts',
  querySyntax: 'a table of log queries; e2e/headless/logSearchErrors.test.ts',
  querySemantic: 'a table of log queries; e2e/headless/logSearchErrors.test.ts',
  queryNotAllowed: 'a table of log queries; e2e/headless/logSearchErrors.test.ts',
  queryClosed: 'a table of log queries; e2e/headless/logSearchErrors.test.ts',
  queryThrottled: 'a table of log queries; e2e/headless/logSearchErrors.test.ts',
  queryTimedOut: 'a table of log queries; e2e/headless/logSearchErrors.test.ts',
  queryResultGone: 'the page asks for the last search only; e2e/headless/logSearch.test.ts',
  cancelled: 'a state of a step, provoked in cancel.spec.ts',
  internal: 'a fault of our own; electron/ipc/register.test.ts',
};

const folder = import.meta.dirname;
const sources = readdirSync(folder)
  .filter((name) => /\.spec\.ts$|Rows\.ts$/.test(name))
  .map((name) => readFileSync(join(folder, name), 'utf8'))
  .join('\n');
// Rows and expectations name their cause in this one form.
const provoked = new Set([...sources.matchAll(/\bcode: '(\w+)'/g)].map(([, code]) => code));

describe('the causes', () => {
  it.each(errorCodes.filter((code) => elsewhere[code] === undefined))('%s is provoked', (code) => {
    expect(provoked.has(code)).toBe(true);
  });

  it('names no reason for a cause that is provoked after all', () => {
    const both = Object.keys(elsewhere).filter((code) => provoked.has(code));
    expect(both).toEqual([]);
  });

  it('has only links that the app opens', () => {
    const workspace = {
      subscriptionId: 's',
      subscriptionName: 'S',
      resourceGroup: 'rg with (odd) chars',
      name: 'w',
      resourceId: '/subscriptions/s/resourceGroups/rg/providers/p/workspaces/w',
      customerId: 'c',
      location: 'l',
    };
    const refused = cloudIds.flatMap((cloud) =>
      errorCodes.flatMap((code) => {
        const contexts = [{ cloud }, { cloud, tenant: 'contoso.com', clientId: 'c', workspace }];
        return contexts
          .map((context) => errorText(appError(code), context).link?.url)
          .filter((url) => url !== undefined && allowedLink(url) === undefined);
      }),
    );
    expect(refused).toEqual([]);
  });
});
