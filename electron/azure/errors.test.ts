import { ServerError } from '@azure/msal-node';
import { describe, expect, it } from 'vitest';
import { armError } from './armErrors.ts';
import { isGranted } from './permissions.ts';
import { expiryOf } from './secretExpiry.ts';
import { signInError } from './signInErrors.ts';

const inputs = { tenant: 'contoso.onmicrosoft.com', clientId: 'c', secret: 'abc~secret' };
const refused = (errorNo: string, errorCode = 'invalid_client', status = 401) =>
  new ServerError(errorCode, 'sentence', '', '', errorNo, status);

describe('signInError', () => {
  it.each([
    ['7000215', 'secretWrong', 'clientSecret'],
    ['7000222', 'secretExpired', 'clientSecret'],
    ['700016', 'appNotInTenant', 'clientId'],
    ['7000112', 'appDisabled', 'clientId'],
    ['90002', 'tenantNotFound', 'tenant'],
    ['900023', 'tenantMalformed', 'tenant'],
    ['53003', 'conditionalAccess', undefined],
    ['4711', 'signInRefused', undefined],
  ])('AADSTS%s is %s', (number, code, field) => {
    const error = signInError(refused(number), inputs);
    expect(error).toMatchObject({ code, serviceCode: `AADSTS${number}` });
    expect(error.field).toBe(field);
  });

  it('tells a pasted secret ID from a wrong secret by its shape', () => {
    const secret = '0f1e2d3c-4b5a-6978-8796-a5b4c3d2e1f0';
    expect(signInError(refused('7000215'), { ...inputs, secret }).code).toBe('secretIsId');
  });

  it('knows the throttle that MSAL answers from memory, which has no number field', () => {
    expect(signInError(new ServerError('50196', 'x'), inputs)).toMatchObject({
      code: 'signInThrottled',
      retryable: true,
    });
  });

  it('says so when there is no number at all', () => {
    expect(signInError(new ServerError('server_error', 'x'), inputs).code).toBe('signInUnknown');
  });

  it('never carries the secret', () => {
    expect(JSON.stringify(signInError(refused('7000215'), inputs))).not.toContain(inputs.secret);
  });
});

describe('armError', () => {
  const answer = (status: number, code?: string, message = '') => ({
    status,
    body: code ? JSON.stringify({ error: { code, message } }) : '<html>',
  });

  it.each([
    [403, 'AuthorizationFailed', 'notAuthorized'],
    [401, 'InvalidAuthenticationTokenTenant', 'tokenOfAnotherTenant'],
    [401, 'ExpiredAuthenticationToken', 'tokenExpired'],
    [404, 'SubscriptionNotFound', 'subscriptionNotFound'],
    [404, 'ResourceGroupNotFound', 'resourceGroupNotFound'],
    [404, 'ResourceNotFound', 'workspaceNotFound'],
    [409, 'ScopeLocked', 'scopeLocked'],
    [409, 'Conflict', 'savedSearchConflict'],
    [403, 'RequestDisallowedByPolicy', 'disallowedByPolicy'],
    [429, 'SubscriptionRequestsThrottled', 'azureThrottled'],
    [429, undefined, 'azureThrottled'],
    [503, undefined, 'azureUnavailable'],
    [400, 'BadRequest', 'azureRefused'],
  ])('%i %s is %s', (status, serviceCode, code) => {
    expect(armError(answer(status, serviceCode)).code).toBe(code);
  });

  it('names what is locked, and the policy that forbids, as people know them', () => {
    const scope = '/subscriptions/s/resourceGroups/rg-oms';
    const locked = `The scope '${scope}/providers/x' cannot perform write operation because following scope(s) are locked: '${scope}'. Please remove the lock and try again.`;
    expect(armError(answer(409, 'ScopeLocked', locked)).facts).toMatchObject({ locked: 'rg-oms' });
    const identifiers = [{ policyAssignment: { name: 'p-17', displayName: 'No saved searches' } }];
    const denied = `Resource 'x' was disallowed by policy. Policy identifiers: '${JSON.stringify(identifiers)}'.`;
    expect(armError(answer(403, 'RequestDisallowedByPolicy', denied)).facts).toMatchObject({
      policy: 'No saved searches',
    });
    const odd = "Resource 'x' was disallowed by policy. Policy identifiers: 'none'.";
    expect(armError(answer(403, 'RequestDisallowedByPolicy', odd)).facts.policy).toBeUndefined();
  });

  it('takes action and scope out of the sentence, so that the text can name them', () => {
    const message =
      "The client 'a' with object id 'b' does not have authorization to perform action 'Microsoft.X/write' over scope '/subscriptions/s' or the scope is invalid.";
    expect(armError(answer(403, 'AuthorizationFailed', message)).facts).toMatchObject({
      action: 'Microsoft.X/write',
      scope: '/subscriptions/s',
    });
  });
});

describe('isGranted', () => {
  const write = 'Microsoft.OperationalInsights/workspaces/savedSearches/write';

  it.each([
    [['*'], [], true],
    [['microsoft.operationalinsights/*'], [], true],
    [['*/read'], [], false],
    [['Microsoft.OperationalInsights/workspaces/savedSearches/*'], ['*/write'], false],
    [['Microsoft.OperationalInsights/workspaces'], [], false],
    [['.*'], [], false],
  ])('%j without %j: %s', (actions, notActions, granted) => {
    expect(isGranted(write, [{ actions, notActions }])).toBe(granted);
  });

  it('takes entries as a union: what one takes away another may give', () => {
    expect(
      isGranted(write, [
        { actions: ['*'], notActions: ['*/write'] },
        { actions: [write], notActions: [] },
      ]),
    ).toBe(true);
  });
});

describe('expiryOf', () => {
  const now = new Date('2026-11-23T00:00:00Z');
  const end = (hint: string, endDateTime: string) => ({ hint, endDateTime });

  it('takes the earliest end still ahead among the credentials with the hint', () => {
    const credentials = [
      end('abc', '2028-01-01T00:00:00Z'),
      end('abc', '2027-05-14T00:00:00Z'),
      end('abc', '2026-01-01T00:00:00Z'),
      end('xyz', '2026-12-01T00:00:00Z'),
      end('abc', 'never'),
    ];
    expect(expiryOf(credentials, 'abc', now)).toBe('2027-05-14T00:00:00.000Z');
    expect(expiryOf(credentials, 'nil', now)).toBeUndefined();
  });
});
