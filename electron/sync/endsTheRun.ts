import type { ErrorCode } from '../../shared/errors.ts';

/** Failures that every further write would meet as well. */
const always: ReadonlySet<ErrorCode> = new Set([
  'scopeLocked',
  'disallowedByPolicy',
  'notAuthorized',
  'roleMissing',
  'subscriptionDisabled',
  'tokenExpired',
  'tokenOfAnotherTenant',
  'secretExpired',
  'secretWrong',
  'secretMissing',
  'secretIsId',
  'appDisabled',
  'appNotInTenant',
  'tenantNotFound',
  'tenantMalformed',
  'conditionalAccess',
  'resourceNotInTenant',
  'signInThrottled',
  'signInRefused',
  'signInUnknown',
  'otherWriter',
  // It has been waited for as long as Azure asked; more requests would only make it worse.
  'azureThrottled',
  'subscriptionNotFound',
  'resourceGroupNotFound',
  'workspaceNotFound',
  'offline',
  'hostNotFound',
  'connectionRefused',
  'certificateUntrusted',
  'certificateExpired',
  'certificateWrongName',
  'proxyUnreachable',
  'proxyRefuses',
  'proxyCredentials',
  'clockSkew',
]);

/**
 * Failures that may be about one group (something on the way dislikes its size) or about the network: two in a
 * row are the network.
 */
const twice: ReadonlySet<ErrorCode> = new Set([
  'connectionCut',
  'timedOut',
  'answerUnreadable',
  'azureUnavailable',
  // A race is over after the tries that each write has; what stays is no race.
  'savedSearchConflict',
]);

/** Judges the failures of writes as they come. */
export function createRunEnd(): (code: ErrorCode | undefined) => boolean {
  let cutBefore = false;
  return (code) => {
    const isCut = code !== undefined && twice.has(code);
    const ends = code !== undefined && (always.has(code) || (isCut && cutBefore));
    cutBefore = isCut;
    return ends;
  };
}
