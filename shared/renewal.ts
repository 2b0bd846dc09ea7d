import type { AppError } from './errors.ts';

/** True where the secret is renewed without a person, as far as is known. */
export function isInOrder({
  enabled,
  allowed,
  trouble,
}: Pick<RenewalView, 'enabled' | 'allowed' | 'trouble'>): boolean {
  return enabled && allowed && trouble === undefined;
}

/** Automatic renewal of a client secret, as the page shows it. */
export interface RenewalView {
  readonly enabled: boolean;
  /** False: the organisation does not allow it on this computer. Always true in practice mode. */
  readonly allowed: boolean;
  /** From when on a sync renews the secret in force; missing where its end is not known from Microsoft Entra ID. */
  readonly dueFrom?: string;
  /** A new secret is made and waits for its proof. */
  readonly underWay: boolean;
  readonly renewedAt?: string;
  readonly trouble?: { readonly error: AppError; readonly at: string };
}
