import { z } from 'zod';
import { cloudIds } from '../../shared/clouds.ts';
import { draftPages } from '../../shared/model.ts';
import { groupStates, outcomeKinds, runKinds, runTriggers } from '../../shared/runModel.ts';
import { errorRecord } from './errorRecord.ts';
import { moveFields, workspaceRecord } from './moveRecords.ts';

/** What stands in the files of a connection. Secrets never do. */

const renewalRecord = z.strictObject({
  enabled: z.boolean(),
  /** A secret that is being made. It stands here before Microsoft Entra ID is asked for it. */
  intention: z
    .strictObject({
      /** Of this one secret alone, so that it is found again where the answer was lost. */
      displayName: z.string(),
      startedAt: z.string(),
      /** `secretId` of the secret that it is to replace. */
      replaces: z.string(),
      /** Key ID of that secret, where it is certain. */
      formerKeyId: z.guid().exactOptional(),
    })
    .exactOptional(),
  /** Secrets to be removed from Microsoft Entra ID: replaced ones, and new ones that came to nothing. */
  leftovers: z
    .array(
      z.strictObject({
        keyId: z.guid().exactOptional(),
        displayName: z.string().exactOptional(),
        since: z.string(),
      }),
    )
    .default([]),
  renewedAt: z.string().exactOptional(),
  trouble: z.strictObject({ error: errorRecord, at: z.string() }).exactOptional(),
});
export type RenewalRecord = z.output<typeof renewalRecord>;

const site = z.strictObject({
  siteCode: z.string(),
  siteName: z.string(),
  version: z.string(),
  hierarchyId: z.guid(),
  providerFqdn: z.string(),
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
  workspace: workspaceRecord,
  collections: z.array(z.strictObject({ collectionId: z.string(), name: z.string() })),
  /** First three characters, as Microsoft Entra ID shows them. */
  secretHint: z.string().max(3),
  /** Changes with each secret; one that is handed over names the one that it replaces. */
  secretId: z.guid().exactOptional(),
  /** Key ID of the secret at Microsoft Entra ID, where it is certain. */
  secretKeyId: z.guid().exactOptional(),
  /** Automatic renewal of the secret; missing until a person has switched it on. */
  renewal: renewalRecord.exactOptional(),
  /** Account that put the secret in, where that was not the wizard. */
  secretSavedBy: z.string().exactOptional(),
  /** When it was put in force, where that was after the connection was made. */
  secretSavedAt: z.string().exactOptional(),
  secretExpiresOn: z.string().optional(),
  secretExpirySource: z.enum(['graph', 'typed']).optional(),
  /** Largest query of one saved search that the write check saw come back right; unknown without it. */
  queryLimitBytes: z.number().optional(),
  /** Windows account whose vault holds the secret, and which therefore syncs. */
  syncAccount: z.string(),
  /** Since when, where another account synced it before. */
  syncAccountSince: z.string().exactOptional(),
  /** Account that it is being handed to; until it has left its key, the former one syncs. */
  nextAccount: z.string().exactOptional(),
  /** False: the groups stay as they are until a person switches the import on again. */
  importEnabled: z.boolean().default(true),
  /** Collections that a person has taken off the list and whose groups may still be in the workspace. */
  removedCollections: z.array(z.string()).default([]),
  createdAt: z.string(),
  createdBy: z.string(),
  /** When a person last changed what it is, and which Windows account. */
  changedAt: z.string().exactOptional(),
  changedBy: z.string().exactOptional(),
  ...moveFields,
});
export type ConnectionRecord = z.output<typeof connectionRecord>;

/** `state.json`: what the last runs found; see `sync/state.ts`. Losing it costs one full read and no write. */
export const stateRecord = z.strictObject({
  schema: z.literal(1),
  /** That of the connection when it was written. */
  placeId: z.guid().exactOptional(),
  lastFullReadAt: z.string().exactOptional(),
  lastSuccessAt: z.string().exactOptional(),
  wrongForms: z.array(z.string()).default([]),
  status: z
    .strictObject({
      writtenAt: z.string(),
      outcome: z.enum(outcomeKinds),
      /** What it says of the client secret: its end, and the warning that this had come to. */
      secret: z.string().exactOptional(),
    })
    .exactOptional(),
  /** Computers with at least one membership, each once. */
  computers: z.number().default(0),
  /** By collection ID. */
  groups: z.record(
    z.string(),
    z.strictObject({
      name: z.string(),
      state: z.enum(groupStates),
      error: errorRecord.exactOptional(),
      computers: z.number(),
      hash: z.string().exactOptional(),
      stamp: z
        .strictObject({ lastMemberChange: z.string().nullable(), memberCount: z.number() })
        .exactOptional(),
      changedAt: z.string().exactOptional(),
      form: z.string().exactOptional(),
      layout: z.string().exactOptional(),
      heldBack: z
        .strictObject({ hash: z.string(), since: z.string(), computers: z.number() })
        .exactOptional(),
      unproven: z.enum(['failed', 'notVerified']).exactOptional(),
      givenText: z.string().exactOptional(),
      needsBytes: z.number().exactOptional(),
      keep: z.boolean().exactOptional(),
    }),
  ),
});
export type StateRecord = z.output<typeof stateRecord>;

/** `devices.json`: DNS names by ResourceID, null where none is known. */
export const devicesRecord = z.strictObject({
  schema: z.literal(1),
  readAt: z.string(),
  devices: z.array(z.tuple([z.number(), z.string().nullable()])),
});
export type DevicesRecord = z.output<typeof devicesRecord>;

/** ResourceID and short name. */
const computer = z.tuple([z.number(), z.string()]);

/**
 * `members.json`: the computers of each collection as last read, in one file: a first sync reads thousands of
 * collections, and a computer is in many of them.
 */
export const membersRecord = z.strictObject({
  schema: z.literal(1),
  computers: z.array(computer),
  /** By collection ID. */
  collections: z.record(
    z.string(),
    z.strictObject({
      readAt: z.string(),
      /** ResourceIDs. */
      members: z.array(z.number()),
      /** Those that had another name when this collection was read. */
      otherNames: z.array(computer).exactOptional(),
      /** A later reading that is held back, by ResourceID and name: the group has the members above. */
      pending: z.strictObject({ readAt: z.string(), members: z.array(computer) }).exactOptional(),
    }),
  ),
});
export type MembersRecord = z.output<typeof membersRecord>;

/** What one collection has won and lost; the counts are of all, the lists end at a limit. */
const membershipChange = z.strictObject({
  collectionId: z.string(),
  joined: z.array(computer),
  left: z.array(computer),
  joinedCount: z.number(),
  leftCount: z.number(),
});

/** `changes.json`: who joined and left, by the last run that saw any change; see `methods/memberChanges.ts`. */
export const changesRecord = z.strictObject({
  schema: z.literal(1),
  at: z.string(),
  groups: z.array(membershipChange),
});
export type ChangesRecord = z.output<typeof changesRecord>;

const groupOutcome = z.object({
  collectionId: z.string(),
  name: z.string(),
  id: z.string(),
  alias: z.string(),
  state: z.enum(groupStates).catch('failed'),
  computers: z.number().catch(0),
  error: errorRecord.exactOptional(),
});
const question = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('heldBack'),
    collectionId: z.string(),
    name: z.string(),
    computersBefore: z.number(),
    computersNow: z.number(),
    since: z.string(),
  }),
  z.object({ kind: z.literal('notVisible'), collectionId: z.string(), name: z.string() }),
  z.object({ kind: z.literal('otherWriter'), collectionId: z.string(), alias: z.string() }),
]);
const counter = z.number().catch(0);
const noRequests = { entra: 0, arm: 0, graph: 0, logs: 0, adminService: 0 };

/** One line of `runs.jsonl`. The history is a file that people may have edited; what is missing counts as nothing. */
export const runRecord = z.looseObject({
  runId: z.guid(),
  kind: z.enum(runKinds),
  trigger: z.enum(runTriggers).catch('person'),
  startedAt: z.string(),
  finishedAt: z.string(),
  account: z.string(),
  error: errorRecord.exactOptional(),
  outcome: z.object({
    outcome: z.enum(outcomeKinds),
    created: counter,
    updated: counter,
    deleted: counter,
    unchanged: counter,
    heldBack: counter,
    failed: counter,
    durationInMs: counter,
    full: z.boolean().catch(false),
    questions: z.array(question).catch([]),
    traffic: z
      .object({
        requests: z.object({
          entra: counter,
          arm: counter,
          graph: counter,
          logs: counter,
          adminService: counter,
        }),
        bytes: z.object({ sent: counter, received: counter }),
      })
      .catch({ requests: noRequests, bytes: { sent: 0, received: 0 } }),
    /** Only the groups that are not in sync. */
    groups: z.array(groupOutcome).catch([]),
  }),
  log: z
    .array(z.object({ at: z.string(), severity: z.enum(['info', 'warning', 'error']), text: z.string() }))
    .catch([]),
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
  workspace: workspaceRecord.optional(),
  typedWorkspace: z
    .strictObject({ subscriptionId: z.string(), resourceGroup: z.string(), name: z.string() })
    .optional(),
  page: z.enum(draftPages).optional(),
  collections: z.array(z.strictObject({ collectionId: z.string(), name: z.string() })),
  savedAt: z.string(),
});

/** `installation.json` beside the connection folders: one per machine. */
export const installationRecord = z.strictObject({
  schema: z.literal(1),
  installationId: z.guid(),
  /** Its computer, by which a copy is known elsewhere. */
  machine: z.string().exactOptional(),
});
export type InstallationRecord = z.output<typeof installationRecord>;
