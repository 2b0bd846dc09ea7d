/** What is known of a connection beside what it connects. */
export interface ConnectionFacts {
  /** All SMS Providers that are known to serve the site, the last used first. */
  readonly providers: readonly string[];
  readonly createdAt: string;
  /** Windows account. */
  readonly createdBy: string;
  /** When a person last changed what it is, and who; missing where nobody has. */
  readonly changedAt?: string;
  readonly changedBy?: string;
  /** Function by which the workspace tells how the sync is. */
  readonly statusAlias: string;
}
