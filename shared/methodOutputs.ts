import type { AboutView } from './about.ts';
import type { VerifiedConnection } from './connectionCheck.ts';
import type { DiagnosisRow } from './diagnosis.ts';
import type { AppError } from './errors.ts';
import type { ExportedView, StartedOrNot, TaskLeft } from './exportModel.ts';
import type {
  AppSettings,
  AskedSync,
  GroupDetail,
  GroupsView,
  RunHistoryEntry,
  TaskView,
} from './groupsModel.ts';
import type { HeartbeatReport } from './heartbeat.ts';
import type { Journey } from './journey.ts';
import type { LogSearchOutputs } from './logSearchOutputs.ts';
import type {
  AppInfo,
  CollectionSummary,
  ConnectionPreview,
  ConnectionView,
  SecretFacts,
  SiteReport,
  VerifiedSignIn,
  WizardDraft,
  Workspace,
  WorkspaceCheck,
} from './model.ts';
import type { PermissionVerdict } from './permissionVerdict.ts';
import type { ProxyQuestion } from './proxySignIn.ts';
import type { RenewalView } from './renewal.ts';
import type { RunView } from './runModel.ts';
import type { SiteSearch } from './siteSearch.ts';
import type { SupportOutputs } from './support.ts';
import type { SyncPreview } from './syncPreview.ts';
import type { AppWish } from './wish.ts';

/** Value of a successful answer, per method. */
export interface MethodOutputs extends LogSearchOutputs, SupportOutputs {
  getAppInfo: AppInfo;
  checkSite: SiteReport;
  verifySignIn: VerifiedSignIn;
  discoverWorkspaces: { readonly runId: string };
  getWorkspace: Workspace;
  checkWorkspace: WorkspaceCheck;
  judgePermission: PermissionVerdict;
  watchPermission: { readonly runId: string };
  findSite: SiteSearch;
  /** The rows before anything is known, and the Windows account that signs in to the site. */
  diagnose: { readonly runId: string; readonly rows: readonly DiagnosisRow[]; readonly account: string };
  listCollections: { readonly collections: readonly CollectionSummary[]; readonly readAt: string };
  previewConnection: ConnectionPreview;
  addConnection: { readonly runId: string };
  holdSignIn: VerifiedSignIn;
  moveConnection: { readonly runId: string };
  leaveLeftovers: Record<string, never>;
  listConnections: {
    readonly connections: readonly ConnectionView[];
    /** Connections whose file cannot be used, and why: they must not just be missing from the list. */
    readonly unreadable: readonly { readonly connectionId: string; readonly error: AppError }[];
  };
  syncNow: { readonly runId: string };
  askForSync: AskedSync;
  /** No run where the answer changes nothing in the workspace. */
  answerQuestion: { readonly runId?: string };
  setRenewal: { readonly renewal: RenewalView };
  setImport: { readonly runId?: string };
  /** No run yet where one is under way, and none at all while the import is off. */
  saveCollections: { readonly runId?: string };
  previewSync: SyncPreview;
  cancelPreview: Record<string, never>;
  verifyConnection: VerifiedConnection;
  deleteConnection: Record<string, never>;
  verifySecret: VerifiedSignIn;
  /**
   * No run where the sync could not start, and why: the secret is saved all the same. `handedTo`: sealed for that
   * account, which takes it before its next sync.
   */
  saveSecret: { readonly runId?: string; readonly notStarted?: AppError; readonly handedTo?: string };
  saveSecretExpiry: SecretFacts;
  takeOverConnection: StartedOrNot & { readonly taskLeft?: TaskLeft };
  /** With the fingerprint of the key to compare, once the other account has left one. */
  handToAccount: { readonly fingerprint?: string; readonly notStarted?: AppError };
  /** `waiting`: the key that was compared is not there; the fingerprint is that of another one. */
  confirmHanding: { readonly state: 'handedOver' | 'waiting'; readonly fingerprint?: string };
  cancelHanding: Record<string, never>;
  /** False when the person closed the dialog. */
  exportConnection: { readonly saved: boolean };
  /** Nothing when the person closed the dialog. */
  openExport: { readonly opened?: ExportedView };
  verifyExported: VerifiedSignIn;
  addExported: StartedOrNot & { readonly connectionId: string };
  readProxyQuestion: { readonly question?: ProxyQuestion };
  answerProxyQuestion: Record<string, never>;
  takeWish: { readonly wish?: AppWish };
  checkHeartbeat: HeartbeatReport;
  holdWindow: Record<string, never>;
  closeWindow: Record<string, never>;
  listGroups: GroupsView;
  getGroup: GroupDetail;
  /** Newest first. */
  listRunHistory: { readonly runs: readonly RunHistoryEntry[] };
  readTask: TaskView;
  registerTask: TaskView;
  removeTask: TaskView;
  readAbout: AboutView;
  openFolder: Record<string, never>;
  openNotices: Record<string, never>;
  readSettings: AppSettings;
  /** What is chosen afterwards. */
  saveSettings: AppSettings;
  readJourney: Journey;
  /** Each answers what is kept afterwards. */
  hideJourney: Journey;
  markJourney: Journey;
  openLog: Record<string, never>;
  listRuns: { readonly runs: readonly RunView[] };
  cancelRun: Record<string, never>;
  measureWorkspace: { readonly runId: string };
  readDraft: { readonly draft?: WizardDraft };
  saveDraft: Record<string, never>;
  clearDraft: Record<string, never>;
  /** False when the person closed the dialog. */
  saveText: { readonly saved: boolean };
  openLink: Record<string, never>;
  copyText: Record<string, never>;
}
