import type { MethodInput, MethodName } from './contract.ts';
import type { DiagnosisRow } from './diagnosis.ts';
import type { AppError } from './errors.ts';
import type { MethodOutputs } from './methodOutputs.ts';
import type { Workspace } from './model.ts';
import type { PermissionVerdict } from './permissionVerdict.ts';
import type { ProxyQuestion } from './proxySignIn.ts';
import type { Result } from './result.ts';
import type { RunView } from './runModel.ts';

/**
 * What the preload exposes as `window.oms`. Kept apart from the schemas so that the preload bundle carries
 * names only, not the validator.
 */

export const methodNames = [
  'getAppInfo',
  'checkSite',
  'verifySignIn',
  'discoverWorkspaces',
  'getWorkspace',
  'checkWorkspace',
  'measureWorkspace',
  'judgePermission',
  'watchPermission',
  'findSite',
  'diagnose',
  'listCollections',
  'previewConnection',
  'addConnection',
  'holdSignIn',
  'moveConnection',
  'leaveLeftovers',
  'listConnections',
  'syncNow',
  'askForSync',
  'answerQuestion',
  'setImport',
  'setRenewal',
  'saveCollections',
  'previewSync',
  'cancelPreview',
  'verifyConnection',
  'deleteConnection',
  'verifySecret',
  'saveSecret',
  'saveSecretExpiry',
  'takeOverConnection',
  'handToAccount',
  'confirmHanding',
  'cancelHanding',
  'exportConnection',
  'openExport',
  'verifyExported',
  'addExported',
  'takeWish',
  'readProxyQuestion',
  'answerProxyQuestion',
  'checkHeartbeat',
  'holdWindow',
  'closeWindow',
  'listGroups',
  'getGroup',
  'listRunHistory',
  'readTask',
  'registerTask',
  'removeTask',
  'readAbout',
  'openFolder',
  'openNotices',
  'readSettings',
  'saveSettings',
  'readJourney',
  'hideJourney',
  'markJourney',
  'openLog',
  'readPolicy',
  'readLog',
  'setLogLevel',
  'listSupportFiles',
  'readSupportFile',
  'exportSupport',
  'listRuns',
  'cancelRun',
  'runLogQuery',
  'listFromSite',
  'readLogRows',
  'copyLogRows',
  'saveLogRows',
  'openQueryInPortal',
  'listQueries',
  'forgetQueries',
  'readDraft',
  'saveDraft',
  'clearDraft',
  'saveText',
  'openLink',
  'copyText',
] as const satisfies readonly MethodName[];

// A method that the contract has and this list lacks makes the next line fail to compile.
type Missing = Exclude<MethodName, (typeof methodNames)[number]>;
const complete: [Missing] extends [never] ? true : Missing = true;
void complete;

export const eventNames = [
  'runChanged',
  'discovery',
  'writeCheck',
  'wishMade',
  'closeAsked',
  'proxyAsked',
  'permission',
  'diagnosis',
] as const;
export type EventName = (typeof eventNames)[number];

export type DiscoveryEvent = { readonly runId: string } & (
  | { readonly kind: 'subscriptions'; readonly count: number }
  | { readonly kind: 'found'; readonly workspaces: readonly Workspace[] }
  | { readonly kind: 'finished' }
  | { readonly kind: 'failed'; readonly error: AppError }
);

export type WriteCheckEvent = { readonly runId: string } & (
  | { readonly kind: 'size'; readonly sizeInKiB: number }
  /** `limitBytes` is missing when the query API is closed to the app, so that nothing could be counted. */
  | { readonly kind: 'finished'; readonly triedKiB: readonly number[]; readonly limitBytes?: number }
  | { readonly kind: 'failed'; readonly error: AppError }
);

export type PermissionEvent = {
  readonly runId: string;
} /** ISO times: when it looks next, and when it gives up. */ & (
  | { readonly kind: 'waiting'; readonly nextAt: string; readonly until: string }
  | { readonly kind: 'finished'; readonly verdict: PermissionVerdict }
  | { readonly kind: 'failed'; readonly error: AppError }
);

export type DiagnosisEvent = { readonly runId: string } & (
  | { readonly kind: 'row'; readonly row: DiagnosisRow }
  | { readonly kind: 'finished'; readonly at: string; readonly cancelled: boolean }
);

/** Payload per event. */
export interface EventPayloads {
  runChanged: RunView;
  discovery: DiscoveryEvent;
  writeCheck: WriteCheckEvent;
  permission: PermissionEvent;
  diagnosis: DiagnosisEvent;
  /** `takeWish` tells which. */
  wishMade: Record<string, never>;
  /** The person wants to close a window that `holdWindow` holds. */
  closeAsked: Record<string, never>;
  /** A proxy wants a user name and password; none: what was asked is settled. */
  proxyAsked: { readonly question?: ProxyQuestion };
}

export type OmsMethods = {
  readonly [M in MethodName]: (input: MethodInput<M>) => Promise<Result<MethodOutputs[M]>>;
};

/** `window.oms`. Each subscription answers a function that ends it. */
export interface OmsApi extends OmsMethods {
  on<E extends EventName>(event: E, listener: (payload: EventPayloads[E]) => void): () => void;
}

export const channelPrefix = 'oms:';
