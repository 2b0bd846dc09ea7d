import type { AppError } from './errors.ts';

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
