import type { CloudId } from './clouds.ts';
import type { AppError } from './errors.ts';
import type { SiteIdentity, Workspace } from './model.ts';

/** What an exported file holds, as the page shows it before anything is saved. */
export interface ExportedView {
  /** Handle under which main keeps the file's content. */
  readonly exportId: string;
  readonly fileName: string;
  readonly exportedAt: string;
  /** Computer that it was exported on. */
  readonly exportedFrom: string;
  readonly practice: boolean;
  readonly site: SiteIdentity;
  readonly providers: readonly string[];
  readonly cloud: CloudId;
  readonly tenantId: string;
  readonly clientId: string;
  readonly workspace: Workspace;
  readonly collections: readonly { readonly collectionId: string; readonly name: string }[];
  readonly importEnabled: boolean;
  /** First three characters of the secret that was in force. */
  readonly secretHint: string;
  readonly createdAt: string;
  readonly createdBy: string;
}

/** The answer of what may sync at once. No run where it could not start, and why: what was saved is saved. */
export interface StartedOrNot {
  readonly runId?: string;
  readonly notStarted?: AppError;
}

/** The scheduled task of the account that synced before, where only an administrator can remove it. */
export interface TaskLeft {
  readonly taskName: string;
  readonly account: string;
}
