import type { PermissionQuestion } from '../permission/useWatch.ts';

type Place = Omit<Extract<PermissionQuestion['of'], { readonly kind: 'signIn' }>, 'kind' | 'signInId'>;

/** What names a workspace, and no more. */
export function placeOf({ subscriptionId, resourceGroup, name }: Place): Place {
  return { subscriptionId, resourceGroup, name };
}
