import { z } from 'zod';
import { cloudIds } from '../../shared/clouds.ts';
import { errorRecord } from './errorRecord.ts';

/** What `connection.json` remembers of where a connection was before, until nothing is left to do there. */

export const workspaceRecord = z.strictObject({
  subscriptionId: z.guid(),
  subscriptionName: z.string(),
  resourceGroup: z.string(),
  name: z.string(),
  resourceId: z.string(),
  customerId: z.guid(),
  location: z.string(),
});

/** Why something that is no longer used could not be removed, and when that was tried last. */
const problem = z.strictObject({ error: errorRecord, at: z.string() });

/** A workspace that the connection has left. */
const formerRecord = z.strictObject({
  workspace: workspaceRecord,
  /** The app that signs in there. */
  cloud: z.enum(cloudIds),
  tenantId: z.guid(),
  clientId: z.guid(),
  /** What a person decided about the groups there. They go when every group is in the new workspace. */
  groups: z.enum(['keep', 'delete']),
  leftAt: z.string(),
  /** Where the vault keeps the secret of that app; missing while it is the app of the connection itself. */
  vaultId: z.guid().exactOptional(),
  problem: problem.exactOptional(),
});
export type FormerRecord = z.output<typeof formerRecord>;

/** The fields of `connection.json` that moving, and recreating on another site, bring along. */
export const moveFields = {
  /** Changes with each move; a `state.json` with another one is of another workspace. */
  placeId: z.guid().exactOptional(),
  formers: z.array(formerRecord).exactOptional(),
  /** The secret of the app that the connection has been given, as long as it is not in its place in the vault. */
  movedSecret: z.strictObject({ vaultId: z.guid(), secretId: z.guid() }).exactOptional(),
  /** The site reports to another one by now: nothing is imported from it. */
  centralSite: z
    .strictObject({ siteCode: z.string(), siteName: z.string(), provider: z.string(), noticedAt: z.string() })
    .exactOptional(),
  /** The connection that this one stands for, and which goes once every group of this one is in its workspace. */
  replaces: z.strictObject({ connectionId: z.guid(), problem: problem.exactOptional() }).exactOptional(),
};
