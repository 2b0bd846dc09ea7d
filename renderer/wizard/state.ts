import type { CloudId } from '../../shared/clouds.ts';
import type { AppError, FieldId } from '../../shared/errors.ts';
import type {
  CollectionSummary,
  ConnectionPreview,
  SiteReport,
  VerifiedSignIn,
  Workspace,
  WorkspaceCheck,
} from '../../shared/model.ts';
import { practice as practiceValues } from '../../shared/practice.ts';
import type { RunView } from '../../shared/runModel.ts';
import type { PageId } from '../../shared/strings/pages.ts';
import type { Locks } from './locked.ts';
import type { WizardTask } from './task.ts';

/** A collection on the list. One that comes from a kept draft has its name only, until the site was read. */
export type ChosenCollection = Pick<CollectionSummary, 'collectionId' | 'name'> & Partial<CollectionSummary>;

/** What was typed and chosen. The secret stands apart, since it leaves earlier than the rest. */
export interface Draft {
  readonly providerFqdn: string;
  readonly cloud: CloudId;
  readonly tenant: string;
  readonly clientId: string;
  /** `yyyy-mm-dd` of the date box, or empty. */
  readonly secretExpiresOn: string;
  /** Name or ID, as it stands in the box. */
  readonly subscription: string;
  readonly resourceGroup: string;
  readonly workspace: string;
  readonly collections: readonly ChosenCollection[];
}

export type TextField =
  | 'providerFqdn'
  | 'tenant'
  | 'clientId'
  | 'secretExpiresOn'
  | 'subscription'
  | 'resourceGroup'
  | 'workspace';

/** The workspace as Azure knows it, with what the app may do there. */
export interface CheckedWorkspace {
  readonly workspace: Workspace;
  readonly check: WorkspaceCheck;
}

export interface CollectionListing {
  readonly collections: readonly CollectionSummary[];
  readonly readAt: string;
}

export interface CheckValues {
  site: SiteReport;
  signIn: VerifiedSignIn;
  workspace: CheckedWorkspace;
  list: CollectionListing;
  preview: ConnectionPreview;
}
export type CheckName = keyof CheckValues;

/** A check keeps the key of the inputs that it judged; for other inputs it counts as not made. */
export type Check<T> =
  | { readonly kind: 'idle' }
  | { readonly kind: 'running'; readonly key: string }
  | { readonly kind: 'answered'; readonly key: string; readonly value: T; readonly at: string }
  | { readonly kind: 'refused'; readonly key: string; readonly error: AppError; readonly at: string };

export type Checks = { readonly [N in CheckName]: Check<CheckValues[N]> };

/** The search for workspaces; they are shown as they arrive. */
export interface Discovery {
  readonly key: string;
  readonly state: 'running' | 'finished' | 'failed';
  readonly subscriptions: number;
  readonly workspaces: readonly Workspace[];
  readonly error?: AppError;
  readonly at?: string;
}

/** The write check: what one saved search of the workspace may hold. */
export interface Measurement {
  /** Key of the workspace and sign-in that it is made with. */
  readonly key: string;
  readonly state: 'running' | 'finished' | 'stopped' | 'failed';
  readonly runId?: string;
  /** Size that is being tried. */
  readonly sizeInKiB?: number;
  readonly triedKiB: readonly number[];
  /** Missing where nothing could be counted, or nothing came back right. */
  readonly limitBytes?: number;
  readonly error?: AppError;
  readonly at?: string;
}

export type Commit =
  | { readonly kind: 'idle' }
  | { readonly kind: 'starting' }
  | { readonly kind: 'refused'; readonly error: AppError; readonly at: string }
  | { readonly kind: 'running'; readonly runId: string; readonly cancelling: boolean };

export interface WizardState {
  readonly task: WizardTask;
  /** What becomes of the groups in the workspace that a connection leaves. */
  readonly formerGroups: 'keep' | 'delete';
  readonly practice: boolean;
  /** What the organisation has settled. */
  readonly locks?: Locks;
  readonly page: PageId;
  readonly visited: readonly PageId[];
  readonly draft: Draft;
  readonly secret: string;
  /** Goes up with every edit of the secret, so that keys can tell secrets apart without holding one. */
  readonly secretVersion: number;
  /** True once the secret has left this side after the commit: the main process still holds it. */
  readonly secretHeld: boolean;
  readonly checks: Checks;
  readonly discovery: Discovery | undefined;
  readonly measurement: Measurement | undefined;
  /** Next was chosen before its check was made: go on as soon as the check passes. */
  readonly goOnAfterCheck: boolean;
  /** Where Next leads straight back to: Summary after Edit, the page a kept draft was left on. */
  readonly returnTo: PageId | undefined;
  /** True for a draft that was kept: its client secret has to be given again. */
  readonly restored: boolean;
  /** Field that should get the focus; taken by the page that draws it. */
  readonly focus: FieldId | undefined;
  readonly commit: Commit;
  readonly run: RunView | undefined;
}

const idle = { kind: 'idle' } as const;

/** The wizard as it opens. In practice mode the made-up provider stands in its box. */
export function newWizard(practice: boolean): WizardState {
  return {
    task: { kind: 'add' },
    formerGroups: 'delete',
    practice,
    page: 'general',
    visited: ['general'],
    draft: {
      providerFqdn: practice ? practiceValues.providerFqdn : '',
      cloud: 'public',
      tenant: '',
      clientId: '',
      secretExpiresOn: '',
      subscription: '',
      resourceGroup: '',
      workspace: '',
      collections: [],
    },
    secret: '',
    secretVersion: 0,
    secretHeld: false,
    checks: { site: idle, signIn: idle, workspace: idle, list: idle, preview: idle },
    discovery: undefined,
    measurement: undefined,
    goOnAfterCheck: false,
    returnTo: undefined,
    restored: false,
    focus: undefined,
    commit: idle,
    run: undefined,
  };
}

/** The wizard of a run that was under way when the window was loaded again. */
export function reattachedWizard(run: RunView, practice: boolean): WizardState {
  const begun = newWizard(practice);
  const proven = run.firstGroupProven;
  return {
    ...begun,
    page: proven ? 'completion' : 'progress',
    visited: ['general', 'azureAd', 'workspace', 'collections', 'summary', 'progress'],
    commit: { kind: 'running', runId: run.runId, cancelling: false },
    run,
  };
}
