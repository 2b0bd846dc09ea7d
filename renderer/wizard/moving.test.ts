import { expect, it } from 'vitest';
import { appError } from '../../shared/errors.ts';
import { isMendedInWizard } from './moving.ts';

it.each([
  [appError('secretExpired'), true],
  [appError('secretUnreadable'), true],
  [appError('appNotInTenant', { field: 'clientId' }), true],
  [appError('tenantNotFound', { field: 'tenant' }), true],
  [appError('offline'), false],
  [appError('azureThrottled'), false],
  [appError('importOff'), false],
] as const)('$code leads to the page that asks for the app: %s', (error, isMended) => {
  expect(isMendedInWizard(error)).toBe(isMended);
});
