import type { AppError } from './errors.ts';
import type { Workspace } from './model.ts';

/** The site of a connection reports to this one by now. */
export interface CentralSite {
  readonly siteCode: string;
  readonly siteName: string;
  /** Server of the site, where the site told it; a name to type. */
  readonly provider: string;
  readonly noticedAt: string;
}

/**
 * What a connection still has in a workspace that it left, or what is left of the connection that it stands for. It
 * goes once every group is in the workspace of the connection.
 */
export interface Leftover {
  readonly kind: 'workspace' | 'connection';
  readonly workspace: Workspace;
  readonly siteCode: string;
  /** `keep`: the groups stay there, by a person's decision. */
  readonly groups: 'keep' | 'delete';
  /** Why they could not be removed, and when that was tried last; missing while the time has not come. */
  readonly error?: AppError;
  readonly at?: string;
}

/** What is known of a connection's move, and of its site. */
export interface MoveFacts {
  readonly centralSite?: CentralSite;
  readonly leftovers?: readonly Leftover[];
}
