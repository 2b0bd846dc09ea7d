import { z } from 'zod';
import { cloudIds } from './clouds.ts';
import { deskInputs } from './deskContract.ts';
import { isAccountName, isCollectionId, isGuid, isTenant, isWorkspaceId } from './fields.ts';
import { taskLogons } from './groupsModel.ts';
import { journeyMarks } from './journey.ts';
import { logSearchInputs } from './logSearchContract.ts';
import { draftPages } from './model.ts';
import { moveSchemas } from './moveContract.ts';
import { proxySchemas } from './proxySignIn.ts';
import { supportInputs } from './supportContract.ts';

/**
 * The one truth about what crosses between renderer and main: JSON values only (dates as ISO strings), one
 * object argument per method, every answer a `Result`. Channel names are `oms:<method>`.
 */

const guid = z.guid().max(36);
const text = (max: number) => z.string().min(1).max(max);

/** Any host name, so that a short one can be answered with a sentence; never a port, a path or a query. */
export const hostName = text(253).regex(/^[\p{L}\p{N}._-]+$|^\[?[0-9a-f:.]+\]?$/iu);

/** A computer's name, short or with its domain; it becomes part of a query. */
const computerName = text(253).regex(/^[\p{L}\p{N}_-]+(\.[\p{L}\p{N}_-]+)*$/u);

const siteSource = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('provider'), fqdn: hostName }),
  z.strictObject({ kind: z.literal('practice'), fqdn: hostName.optional() }),
]);

export const workspace = z
  .strictObject({
    subscriptionId: guid,
    subscriptionName: z.string().max(256),
    resourceGroup: text(90),
    name: text(63),
    resourceId: text(512),
    customerId: guid,
    location: z.string().max(64),
  })
  // The ID becomes part of an address that a token is sent to.
  .refine((value) => isWorkspaceId(value.resourceId, value), { path: ['resourceId'] });

export const collection = z.strictObject({
  collectionId: z.string().refine(isCollectionId),
  name: z.string().max(256),
});

const isoTime = z.iso.datetime();
const draft = z.strictObject({
  practice: z.boolean(),
  providerFqdn: z.string().max(253),
  cloud: z.enum(cloudIds),
  // Only what is one: a secret pasted into the wrong box must not reach the file.
  tenant: z.string().refine((value) => value === '' || isTenant(value)),
  clientId: z.string().refine((value) => value === '' || isGuid(value)),
  secretExpiresOn: isoTime.optional(),
  workspace: workspace.optional(),
  typedWorkspace: z
    .strictObject({
      subscriptionId: z.string().refine((value) => value === '' || isGuid(value)),
      resourceGroup: z.string().regex(/^[\p{L}\p{N}._()-]{0,90}$/u),
      name: z.string().regex(/^[A-Za-z0-9-]{0,63}$/),
    })
    .optional(),
  page: z.enum(draftPages).optional(),
  collections: z.array(collection).max(20_000),
  savedAt: isoTime,
});
const syncAnswer = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('heldBack'),
    collectionId: z.string().refine(isCollectionId),
    choice: z.enum(['apply', 'wait']),
  }),
  z.strictObject({
    kind: z.literal('notVisible'),
    collectionId: z.string().refine(isCollectionId),
    choice: z.enum(['keep', 'delete']),
  }),
  z.strictObject({ kind: z.literal('otherWriter'), choice: z.enum(['takeOver', 'leave']) }),
]);
/** Whose rights in which workspace: of a sign-in with any workspace, or of a saved connection with its own. */
const permissionQuestion = z.strictObject({
  of: z.discriminatedUnion('kind', [
    z.strictObject({
      kind: z.literal('signIn'),
      signInId: guid,
      subscriptionId: guid,
      // They become parts of an address that a token is sent to.
      resourceGroup: z.string().regex(/^[\p{L}\p{N}._()-]{0,89}[\p{L}\p{N}_()-]$/u),
      name: z.string().regex(/^[A-Za-z0-9-]{1,63}$/),
    }),
    z.strictObject({ kind: z.literal('connection'), connectionId: guid }),
  ]),
  /** A write that was refused before. */
  refused: z
    .strictObject({
      code: z.enum(['notAuthorized', 'scopeLocked', 'disallowedByPolicy']),
      policy: z.string().max(256).optional(),
      policyId: z.string().max(1024).optional(),
    })
    .optional(),
});
const chosen = { signInId: guid, source: siteSource, workspace };

/** Argument schema of each method. Secrets appear in a few of them, and in no answer. */
export const inputSchemas = {
  getAppInfo: z.strictObject({}),
  ...proxySchemas,
  checkSite: z.strictObject({ source: siteSource }),
  verifySignIn: z.strictObject({
    source: siteSource,
    cloud: z.enum(cloudIds),
    tenant: text(253),
    clientId: text(64),
    /** Typed just now, or the handle of an earlier Verify, so that a secret crosses once only. */
    secret: z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('typed'), value: text(512) }),
      z.strictObject({ kind: z.literal('held'), signInId: guid }),
    ]),
  }),
  /** Answers a run; workspaces arrive as `discovery` events. */
  discoverWorkspaces: z.strictObject({ signInId: guid }),
  /** For a workspace that was typed because listing is forbidden. */
  getWorkspace: z.strictObject({
    signInId: guid,
    subscriptionId: guid,
    resourceGroup: text(90),
    name: text(63),
  }),
  checkWorkspace: z.strictObject({ signInId: guid, workspace }),
  /**
   * The write check, with consent: writes, evaluates and deletes probes to learn how much one saved search of the
   * workspace may hold. Answers a run; `writeCheck` events tell the rest, `cancelRun` ends it.
   */
  measureWorkspace: z.strictObject({ signInId: guid, workspace }),
  /** Why the app may not keep groups there, and who can change it. */
  judgePermission: permissionQuestion,
  /** Looks again every so often; `permission` events tell, `cancelRun` ends it. */
  watchPermission: permissionQuestion,
  /** SMS Providers that this Windows computer knows of; the network is not asked. */
  findSite: z.strictObject({}),
  /** Looks at the way to the site and to each service of the cloud; `diagnosis` events tell the rows. */
  diagnose: z.strictObject({
    cloud: z.enum(cloudIds),
    provider: hostName.optional(),
    practice: z.boolean(),
  }),
  listCollections: z.strictObject({ source: siteSource }),
  previewConnection: z.strictObject({
    ...chosen,
    collections: z.array(collection).min(1).max(20_000),
    /** The connection that is to move there, or that the new one stands for. */
    connectionId: guid.optional(),
    replaces: guid.optional(),
  }),
  addConnection: z.strictObject({
    ...chosen,
    collections: z.array(collection).min(1).max(20_000),
    /** Only where Microsoft Graph did not tell the date. */
    secretExpiresOn: isoTime.optional(),
    /** The connection that this one stands for from now on; it goes once every group of this one is there. */
    replaces: guid.optional(),
  }),
  ...moveSchemas({ guid, workspace, isoTime }),
  listConnections: z.strictObject({}),
  /** `full` reads every member of every collection, not only where a stamp has moved. */
  syncNow: z.strictObject({ connectionId: guid, full: z.boolean().optional() }),
  /** The same where another Windows account syncs: starts its task, or leaves it a wish. */
  askForSync: z.strictObject({ connectionId: guid }),
  /** A person's answer to what a run left open; answers the run that carries it out. */
  answerQuestion: z.strictObject({ connectionId: guid, answer: syncAnswer }),
  /** Switches the automatic renewal of the client secret; on asks at once whether the app may do it. */
  setRenewal: z.strictObject({ connectionId: guid, enabled: z.boolean() }),
  /** Switches the import of collection memberships; off says what becomes of the groups. */
  setImport: z.discriminatedUnion('enabled', [
    z.strictObject({ connectionId: guid, enabled: z.literal(true) }),
    z.strictObject({
      connectionId: guid,
      enabled: z.literal(false),
      groups: z.enum(['keep', 'delete']),
    }),
  ]),
  /**
   * The device collections that a connection keeps as computer groups from now on; the sync that follows makes the new
   * groups and deletes those that were taken off. Where a run is under way, it follows after that one.
   */
  saveCollections: z.strictObject({
    connectionId: guid,
    collections: z.array(collection).min(1).max(20_000),
  }),
  /**
   * What the next sync would do if this list were saved. Reads the site and the workspace, and changes nothing. Another
   * one for the same connection ends it, and so does `cancelPreview`.
   */
  previewSync: z.strictObject({
    connectionId: guid,
    collections: z.array(collection).min(1).max(20_000),
  }),
  cancelPreview: z.strictObject({ connectionId: guid }),
  /** Proves the stored secret against Microsoft Entra ID, the workspace and its permissions. */
  verifyConnection: z.strictObject({ connectionId: guid }),
  /**
   * Deletes a connection, its scheduled task and its secret, and with `delete` first what it keeps in the workspace. A
   * run under way is cancelled. Answers when all is done; where the groups cannot be deleted, nothing is.
   */
  deleteConnection: z.strictObject({ connectionId: guid, groups: z.enum(['keep', 'delete']) }),
  /** Proves a new client secret for a connection, before anything is replaced. The site is not asked. */
  verifySecret: z.strictObject({
    connectionId: guid,
    secret: text(512),
    /** For `takeOverConnection`: this account keeps it, so that nothing has to be sealed for another one. */
    takesOver: z.literal(true).optional(),
  }),
  /** Replaces the secret of the connection by the one that was proven for it, then syncs. */
  saveSecret: z.strictObject({
    connectionId: guid,
    signInId: guid,
    /** Only where Microsoft Graph did not tell the date. */
    secretExpiresOn: isoTime.optional(),
  }),
  /** When the secret in force ends, typed where Microsoft Graph does not tell it; left out, it is not known. */
  saveSecretExpiry: z.strictObject({ connectionId: guid, secretExpiresOn: isoTime.optional() }),
  /** This account syncs the connection from now on, with the secret that was proven for it. */
  takeOverConnection: z.strictObject({
    connectionId: guid,
    signInId: guid,
    secretExpiresOn: isoTime.optional(),
  }),
  /** Another account is to sync: its task is registered and started, so that it leaves a key for the secret. */
  handToAccount: z.strictObject({
    connectionId: guid,
    account: z.string().refine(isAccountName),
    logon: z.enum(['password', 'managed']),
  }),
  /** A person has compared the key: the secret is sealed to it, and the other account syncs from now on. */
  confirmHanding: z.strictObject({ connectionId: guid, fingerprint: z.string().max(40) }),
  /** While the other account does not sync yet. */
  cancelHanding: z.strictObject({ connectionId: guid }),
  /** Asks for a file by the system's own dialog and writes the connection there, without its secret. */
  exportConnection: z.strictObject({ connectionId: guid }),
  /** Asks for such a file and tells what is in it; nothing is saved. */
  openExport: z.strictObject({}),
  verifyExported: z.strictObject({ exportId: guid, secret: text(512) }),
  /** Saves the connection of the file. `takeOver` syncs at once and takes its groups from the other computer. */
  addExported: z.strictObject({
    exportId: guid,
    signInId: guid,
    secretExpiresOn: isoTime.optional(),
    takeOver: z.boolean(),
  }),
  /** What the app was started or called for; told once, and announced by `wishMade`. */
  takeWish: z.strictObject({}),
  /** Whether a computer, by its short or DNS name, reports to the workspace. */
  checkHeartbeat: z.strictObject({ connectionId: guid, computer: computerName }),
  /**
   * Whether the page holds changes that are not saved: then its window does not close, and `closeAsked` has the page ask
   * the person.
   */
  holdWindow: z.strictObject({ unsaved: z.boolean() }),
  /** Closes the window, whatever it holds. */
  closeWindow: z.strictObject({}),
  listGroups: z.strictObject({ connectionId: guid }),
  getGroup: z.strictObject({ connectionId: guid, collectionId: z.string().refine(isCollectionId) }),
  listRunHistory: z.strictObject({ connectionId: guid, count: z.int().min(1).max(200) }),
  readTask: z.strictObject({ connectionId: guid }),
  /** Creates the scheduled task or puts it right. A password is asked for by Windows' own prompt, never here. */
  registerTask: z.strictObject({
    connectionId: guid,
    logon: z.enum(taskLogons),
    /** DOMAIN\\name of a service account; left out for the person who is signed in. */
    account: z.string().refine(isAccountName).optional(),
  }),
  removeTask: z.strictObject({ connectionId: guid }),
  ...deskInputs,
  /** The checklist from registration to log search: what is kept of it for this Windows account. */
  readJourney: z.strictObject({}),
  hideJourney: z.strictObject({ hidden: z.boolean() }),
  markJourney: z.strictObject({ connectionId: guid, mark: z.enum(journeyMarks) }),
  openLog: z.strictObject({}),
  ...supportInputs,
  /** The runs of this session, newest first: how a reloaded window finds its run again. */
  listRuns: z.strictObject({}),
  cancelRun: z.strictObject({ runId: guid }),
  readDraft: z.strictObject({}),
  saveDraft: z.strictObject({ draft }),
  clearDraft: z.strictObject({}),
  ...logSearchInputs,
  /** Asks for a file by the system's own dialog and writes the text there. */
  saveText: z.strictObject({ suggestedName: text(100), text: text(2_000_000) }),
  openLink: z.strictObject({ url: z.url().max(4096) }),
  copyText: z.strictObject({ text: text(2_000_000) }),
} as const satisfies Record<string, z.ZodType>;

export type MethodName = keyof typeof inputSchemas;
export type MethodInput<M extends MethodName> = z.output<(typeof inputSchemas)[M]>;
