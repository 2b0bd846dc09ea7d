import type { AppError } from './errors.ts';
import type { CheckState, SecretFacts } from './model.ts';

export const connectionCheckIds = ['signIn', 'clientSecret', 'workspace', 'permission', 'site'] as const;
export type ConnectionCheckId = (typeof connectionCheckIds)[number];

export interface ConnectionCheck {
  readonly id: ConnectionCheckId;
  readonly state: CheckState;
  readonly error?: AppError;
}

/** What the stored secret of a connection opens today. */
export interface VerifiedConnection {
  /** In the order in which they are asked; what follows a failed one is not checked. The site is asked for itself. */
  readonly checks: readonly ConnectionCheck[];
  /** ISO time of the answer. */
  readonly checkedAt: string;
  /** Display name of the app, where Microsoft Graph tells it. */
  readonly appName?: string;
  readonly secret: SecretFacts;
}
