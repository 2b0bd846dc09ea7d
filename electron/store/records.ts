import { z } from 'zod';
import { cloudIds } from '../../shared/clouds.ts';
import { draftPages } from '../../shared/model.ts';

/** What stands in the files of a connection. Secrets never do. */

const site = z.strictObject({
  siteCode: z.string(),
  siteName: z.string(),
  version: z.string(),
  hierarchyId: z.guid(),
  providerFqdn: z.string(),
});

const workspace = z.strictObject({
  subscriptionId: z.guid(),
  subscriptionName: z.string(),
  resourceGroup: z.string(),
  name: z.string(),
  resourceId: z.string(),
  customerId: z.guid(),
  location: z.string(),
});

/** `connection.json`. Timestamps are UTC ISO, ids lower-case GUIDs. */
export const connectionRecord = z.strictObject({
  schema: z.literal(1),
  connectionId: z.guid(),
  practice: z.boolean(),
  site,
  /** All SMS Providers that are known to serve this site, the last used first. */
  providers: z.array(z.string()),
  cloud: z.enum(cloudIds),
  tenantId: z.guid(),
  clientId: z.guid(),
  workspace,
  collections: z.array(z.strictObject({ collectionId: z.string(), name: z.string() })),
  /** First three characters, as Microsoft Entra ID shows them. */
  secretHint: z.string().max(3),
  secretExpiresOn: z.string().optional(),
  secretExpirySource: z.enum(['graph', 'typed']).optional(),
  /** Largest query of one saved search that the write check saw come back right; unknown without it. */
  queryLimitBytes: z.number().optional(),
  /** Windows account whose vault holds the secret, and which therefore syncs. */
  syncAccount: z.string(),
  createdAt: z.string(),
  createdBy: z.string(),
});
export type ConnectionRecord = z.output<typeof connectionRecord>;

/** `state.json`: what the last runs found, for the guards. Losing it costs nothing but a doubt. */
export const stateRecord = z.strictObject({
  schema: z.literal(1),
  collections: z.record(
    z.string(),
    z.strictObject({
      /** Members by ResourceID when the group was last written. */
      computers: z.number(),
      /** A reading that would have taken more than half away, and when it was seen first. */
      heldBack: z.strictObject({ hash: z.string(), since: z.string() }).optional(),
      /** The last write was counted wrong, or could not be counted. */
      unproven: z.enum(['failed', 'notVerified']).optional(),
    }),
  ),
});
export type StateRecord = z.output<typeof stateRecord>;

/** One line of `runs.jsonl`. */
export const runRecord = z.looseObject({
  runId: z.guid(),
  kind: z.enum(['addConnection', 'sync']),
  startedAt: z.string(),
  finishedAt: z.string(),
  account: z.string(),
  outcome: z.looseObject({ outcome: z.enum(['done', 'partly', 'failed', 'cancelled']) }),
});
export type RunRecord = z.output<typeof runRecord>;

/** `draft.json` in the account's folder: what the wizard had collected when it was left. */
export const draftRecord = z.strictObject({
  schema: z.literal(1),
  practice: z.boolean(),
  providerFqdn: z.string(),
  cloud: z.enum(cloudIds),
  tenant: z.string(),
  clientId: z.string(),
  secretExpiresOn: z.string().optional(),
  workspace: workspace.optional(),
  typedWorkspace: z
    .strictObject({ subscriptionId: z.string(), resourceGroup: z.string(), name: z.string() })
    .optional(),
  page: z.enum(draftPages).optional(),
  collections: z.array(z.strictObject({ collectionId: z.string(), name: z.string() })),
  savedAt: z.string(),
});

/** `installation.json` beside the connection folders: one per machine. */
export const installationRecord = z.strictObject({ schema: z.literal(1), installationId: z.guid() });
export type InstallationRecord = z.output<typeof installationRecord>;
