import type { CloudId } from './clouds.ts';

/** What an organisation may settle for a computer, under the names that the values have in the registry. */
export const policyNames = [
  'AllowSecretRenewal',
  'Cloud',
  'DisablePractice',
  'DisableUpdates',
  'LogFolder',
  'LogLevel',
  'OperatorsGroup',
  'Provider',
  'SecretWarningDays',
  'Tenant',
] as const;
export type PolicyName = (typeof policyNames)[number];

/** How much is written to the log, from least to most. */
export const logLevels = ['failures', 'warnings', 'normal', 'verbose'] as const;
export type LogLevel = (typeof logLevels)[number];

/** The values as they count. One that is missing is left to the app. */
export interface PolicyValues {
  /** An app registration may make its own next client secret. Not set: it may not. */
  readonly AllowSecretRenewal?: boolean;
  readonly Cloud?: CloudId;
  /** Practice mode is not offered. */
  readonly DisablePractice?: boolean;
  /** The app looks for no new version of itself. */
  readonly DisableUpdates?: boolean;
  /** Absolute path. */
  readonly LogFolder?: string;
  readonly LogLevel?: LogLevel;
  /** Who may hand over a client secret: a SID, or `DOMAIN\\name`. */
  readonly OperatorsGroup?: string;
  /** Full DNS name of the SMS Provider. */
  readonly Provider?: string;
  /** Days before the end of a client secret on which people are warned, descending. */
  readonly SecretWarningDays?: readonly number[];
  /** ID or domain name. */
  readonly Tenant?: string;
}

/** Where the values stand. */
export type PolicySource = 'none' | 'registry' | 'file';

/** What of the policy does not count. */
export type PolicyProblem =
  | { readonly kind: 'unreadable'; readonly reason: string }
  | { readonly kind: 'unknown'; readonly name: string }
  | { readonly kind: 'senseless'; readonly name: PolicyName }
  /** There are values under HKEY_CURRENT_USER, which anybody could set for themselves. */
  | { readonly kind: 'ofUser' };

/** The policy as the app shows it. */
export interface PolicyReport {
  readonly source: PolicySource;
  readonly values: PolicyValues;
  readonly problems: readonly PolicyProblem[];
}
