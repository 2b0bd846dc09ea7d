import type { ErrorCode } from '../shared/errors.ts';

/** Why syncs fail, as coarse as monitoring rules are: whose task it is to mend it. */
export type FailureKind = 'secret' | 'permission' | 'site' | 'network' | 'azure' | 'computer' | 'other';

/** Numbers of the events by which monitoring tells them apart (docs/events.md). They never change their meaning. */
export const failureEvents: Readonly<Record<FailureKind, number>> = {
  other: 101,
  secret: 111,
  permission: 112,
  site: 113,
  network: 114,
  azure: 115,
  computer: 116,
};
/** All of them are over. */
export const WORKS_AGAIN = 102;

const codes: Readonly<Record<Exclude<FailureKind, 'other'>, readonly ErrorCode[]>> = {
  secret: [
    'secretWrong',
    'secretIsId',
    'secretForeign',
    'secretTooNew',
    'secretExpired',
    'secretMissing',
    'secretNotHere',
    'secretUnreadable',
    'secretWaiting',
    'secretNotSaved',
  ],
  permission: [
    'notAuthorized',
    'roleMissing',
    'missingPermission',
    'scopeLocked',
    'disallowedByPolicy',
    'appNotInTenant',
    'appDisabled',
    'conditionalAccess',
    'subscriptionDisabled',
    'queryClosed',
  ],
  site: [
    'providerUnauthorized',
    'providerAccessDenied',
    'notAProvider',
    'providerAnswerUnreadable',
    'providerNameNotFull',
    'notTopTierSite',
    'centralSiteAdded',
    'noDeviceCollections',
    'serviceConnectionPointMissing',
    'serviceConnectionPointOffline',
    'collectionReadUnstable',
  ],
  network: [
    'hostNotFound',
    'connectionRefused',
    'connectionCut',
    'certificateUntrusted',
    'certificateExpired',
    'certificateWrongName',
    'proxyUnreachable',
    'proxyCredentials',
    'proxyRefuses',
    'offline',
    'timedOut',
    'answerUnreadable',
    'clockSkew',
  ],
  azure: [
    'tenantNotFound',
    'tenantMalformed',
    'resourceNotInTenant',
    'signInThrottled',
    'signInRefused',
    'signInUnknown',
    'noSubscription',
    'noWorkspace',
    'tokenExpired',
    'tokenOfAnotherTenant',
    'subscriptionNotFound',
    'resourceGroupNotFound',
    'workspaceNotFound',
    'azureThrottled',
    'savedSearchConflict',
    'savedSearchListTooLarge',
    'azureUnavailable',
    'azureRefused',
    'queryRefused',
    'queryThrottled',
    'queryTimedOut',
    'aliasTaken',
    'otherWriter',
    'groupNotProven',
    'overBudget',
  ],
  computer: ['fileDamaged', 'fileFromNewerVersion', 'fileNotReadable', 'fileNotWritable', 'notSyncAccount'],
};

export function failureKind(code: ErrorCode | undefined): FailureKind {
  const kinds = Object.keys(codes) as (keyof typeof codes)[];
  return kinds.find((kind) => code !== undefined && codes[kind].includes(code)) ?? 'other';
}
