/**
 * Every failure that a person can meet, by cause. The texts live in `strings/errors.ts`, keyed by this list,
 * so that a code without a text does not compile.
 */
export const errorCodes = [
  // Signing in: told apart by the AADSTS number, never by text.
  'secretWrong',
  'secretIsId',
  'secretForeign',
  'secretTooNew',
  'secretExpired',
  'secretMissing',
  'appNotInTenant',
  'appDisabled',
  'tenantNotFound',
  'tenantMalformed',
  'conditionalAccess',
  'resourceNotInTenant',
  'signInThrottled',
  'signInRefused',
  'signInUnknown',
  // Azure Resource Manager and Log Analytics.
  'noSubscription',
  'noWorkspace',
  'notAuthorized',
  'roleMissing',
  'subscriptionDisabled',
  'missingPermission',
  'tokenExpired',
  'tokenOfAnotherTenant',
  'subscriptionNotFound',
  'resourceGroupNotFound',
  'workspaceNotFound',
  'azureThrottled',
  'scopeLocked',
  'disallowedByPolicy',
  'savedSearchConflict',
  'savedSearchListTooLarge',
  'azureUnavailable',
  'azureRefused',
  'queryRefused',
  'aliasTaken',
  'otherWriter',
  'groupNotProven',
  'overBudget',
  // Log queries that a person writes.
  'querySyntax',
  'querySemantic',
  'queryNotAllowed',
  'queryClosed',
  'queryThrottled',
  'queryTimedOut',
  'queryResultGone',
  // Configuration Manager.
  'providerNameNotFull',
  'providerUnauthorized',
  'providerAccessDenied',
  'notAProvider',
  'providerAnswerUnreadable',
  'notTopTierSite',
  'centralSiteAdded',
  'serviceConnectionPointMissing',
  'serviceConnectionPointOffline',
  'noDeviceCollections',
  'collectionReadUnstable',
  'collectionNotVisible',
  // The way there.
  'hostNotFound',
  'connectionRefused',
  'connectionCut',
  'certificateUntrusted',
  'certificateExpired',
  'certificateWrongName',
  'proxyUnreachable',
  'proxyRefuses',
  'proxyCredentials',
  'offline',
  'timedOut',
  'answerUnreadable',
  'clockSkew',
  // This computer.
  'fieldNotAccepted',
  'callRefused',
  'sharedFolderNotTrusted',
  'keyNotTrusted',
  'signInForgotten',
  'connectionNotFound',
  'exportAlreadyHere',
  'secretNotSaved',
  'secretNotHere',
  'secretUnreadable',
  'setByPolicy',
  'supportFilesGone',
  'renewalNotAllowed',
  'renewalNotKept',
  'renewalNotPermitted',
  'renewalNotProven',
  'secretWaiting',
  'fileDamaged',
  'fileFromNewerVersion',
  'fileNotReadable',
  'fileNotWritable',
  'exportDamaged',
  'exportTooLarge',
  'exportFromNewerVersion',
  'exportHoldsSecret',
  'connectionExists',
  'runInProgress',
  'importOff',
  'notSyncAccount',
  'leftoversFirst',
  'taskNotRegistered',
  'taskUnavailable',
  'taskAccountRefused',
  'taskForOtherAccount',
  'cancelled',
  'internal',
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** Where a cause can be mended, so that a failed step can lead there. */
export type FieldId =
  | 'providerFqdn'
  | 'cloud'
  | 'tenant'
  | 'clientId'
  | 'clientSecret'
  | 'secretExpiresOn'
  | 'subscription'
  | 'resourceGroup'
  | 'workspace'
  | 'collections';

export interface AppError {
  readonly code: ErrorCode;
  /**
   * Names and numbers for the text: plain strings, never a secret, and no service's sentence but what Log Analytics
   * says about a query to the person who wrote it (`says`).
   */
  readonly facts: Readonly<Record<string, string>>;
  /** The same act may succeed later without anything being changed. */
  readonly retryable: boolean;
  readonly field?: FieldId;
  /** HTTP status of the answer that told of it. */
  readonly status?: number;
  /** What the service itself calls it ("AADSTS7000222", "AuthorizationFailed", "ERR_CERT_DATE_INVALID"). */
  readonly serviceCode?: string;
  /** For "Copy details" and the log; the id under which the service knows the request. */
  readonly correlationId?: string;
}

export type AppErrorDetails = Partial<Omit<AppError, 'code'>>;

/** Builds an AppError with everything optional left out. */
export function appError(code: ErrorCode, details: AppErrorDetails = {}): AppError {
  return { code, facts: {}, retryable: false, ...details };
}
