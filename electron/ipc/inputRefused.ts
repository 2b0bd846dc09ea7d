import type { z } from 'zod';
import type { MethodName } from '../../shared/contract.ts';
import { type AppError, appError, type FieldId } from '../../shared/errors.ts';

/** Field of the wizard by the path of the argument that holds it. */
const fieldByPath: Readonly<Record<string, FieldId>> = {
  'source.fqdn': 'providerFqdn',
  cloud: 'cloud',
  tenant: 'tenant',
  clientId: 'clientId',
  'secret.value': 'clientSecret',
  secretExpiresOn: 'secretExpiresOn',
  subscriptionId: 'subscription',
  resourceGroup: 'resourceGroup',
  name: 'workspace',
  workspace: 'workspace',
  collections: 'collections',
};

/**
 * Tells which part of an argument the contract refused: its path and zod's name for the problem. Never the
 * value and never zod's sentence, since the value may be a secret.
 */
export function inputRefused(method: MethodName, error: z.ZodError | undefined): AppError {
  const issue = error?.issues[0];
  const path = issue === undefined || issue.path.length === 0 ? 'argument' : issue.path.map(String).join('.');
  const field = fieldByPath[path] ?? fieldByPath[path.split('.')[0] ?? ''];
  return appError('fieldNotAccepted', {
    facts: { method, name: path, path, problem: issue?.code ?? 'custom' },
    ...(field === undefined ? {} : { field }),
  });
}
