import type { CloudId } from './clouds.ts';
import type { ConnectionFacts } from './connectionFacts.ts';
import type { AppError } from './errors.ts';
import type { HandOverResult } from './handOver.ts';
import type { MoveFacts } from './moveModel.ts';
import type { RenewalView } from './renewal.ts';
import type { RunSummary } from './runModel.ts';
import type { UpdateState } from './updates.ts';

/**
 * Where Configuration Manager is read from. Practice mode is the made-up site inside the app; `fqdn` is another provider
 * there than the usual one.
 */
export type SiteSource =
  | { readonly kind: 'provider'; readonly fqdn: string }
  | { readonly kind: 'practice'; readonly fqdn?: string | undefined };

export type SiteCheckId = 'adminService' | 'topTierSite' | 'serviceConnectionPoint';

export type CheckState = 'passed' | 'failed' | 'notChecked';

export interface SiteCheck {
  readonly id: SiteCheckId;
  readonly state: CheckState;
  /** Names for the sentence of "What we found": siteCode, siteName, version, host ... */
  readonly facts: Readonly<Record<string, string>>;
  readonly error?: AppError;
}

/** What is known of a site after its check. `passed` is true when every check passed. */
export interface SiteReport {
  readonly passed: boolean;
  readonly checks: readonly SiteCheck[];
  readonly site?: SiteIdentity;
  /** The hierarchy as this provider sees it, parents first; for showing where the site stands. */
  readonly sites?: readonly SiteNode[];
  /** Full names of all SMS Providers of the site, lower case: any of them may serve. */
  readonly providers?: readonly string[];
}

export interface SiteNode {
  readonly siteCode: string;
  readonly siteName: string;
  /** Null at the top. */
  readonly parentSiteCode: string | null;
  /** Server of the site, lower case; a name to type where another site is the right one. */
  readonly server: string;
}

export interface SiteIdentity {
  readonly siteCode: string;
  readonly siteName: string;
  readonly version: string;
  /** GUID of the hierarchy, lower case without braces (SMS_Identification.GetSiteID). */
  readonly hierarchyId: string;
  readonly providerFqdn: string;
}

export interface CollectionSummary {
  /** Eight characters, `^[A-Z0-9]{8}$`; built-in ones are not hexadecimal. */
  readonly collectionId: string;
  readonly name: string;
  /** Members as ConfigMgr counts them, pseudo-devices included. */
  readonly memberCount: number;
  readonly limitToName: string | null;
  /** Console folder, "\" for the root. */
  readonly folder: string;
  readonly isBuiltIn: boolean;
  /** Opaque stamp; compared, never computed with. */
  readonly lastMemberChange: string | null;
}

export interface Workspace {
  readonly subscriptionId: string;
  readonly subscriptionName: string;
  readonly resourceGroup: string;
  readonly name: string;
  /** ARM resource ID with the casing that Azure answered. */
  readonly resourceId: string;
  /** GUID by which the query API knows the workspace. */
  readonly customerId: string;
  readonly location: string;
}

/** What may be known about a saved or verified client secret on this side of the border. */
export interface SecretFacts {
  readonly hasSecret: boolean;
  /** First three characters, as Microsoft Entra ID shows them. */
  readonly hint?: string;
  /** ISO date and time (UTC). */
  readonly expiresOn?: string;
  /** Where the date comes from: Microsoft Graph, or typed by a person. */
  readonly expirySource?: 'graph' | 'typed';
}

/** The answer of a successful Verify. */
export interface VerifiedSignIn {
  /** Handle under which main keeps the secret until the connection is saved or the app closes. */
  readonly signInId: string;
  readonly tenantId: string;
  /** Display name of the app, where Microsoft Graph tells it. */
  readonly appName?: string;
  readonly secret: SecretFacts;
}

export interface WorkspaceCheck {
  /** Saved-search actions the principal lacks, e.g. "Microsoft.OperationalInsights/.../write". */
  readonly missingActions: readonly string[];
  readonly canQuery: boolean;
  /** UTF-8 bytes of the workspace's saved-search list, other people's searches included. */
  readonly usedBytes: number;
  /** Bytes the list may grow to before new groups are refused. */
  readonly budgetBytes: number;
  readonly savedSearches: number;
}

/** What the first sync would do, for the Summary page and the dry run. */
export interface ConnectionPreview {
  readonly create: number;
  readonly update: number;
  readonly unchanged: number;
  readonly memberships: number;
  readonly estimatedBytes: number;
}

/** A connection as the renderer may see it. */
export interface ConnectionView extends ConnectionFacts, MoveFacts {
  readonly connectionId: string;
  readonly practice: boolean;
  readonly site: SiteIdentity;
  readonly cloud: CloudId;
  readonly tenantId: string;
  readonly clientId: string;
  readonly workspace: Workspace;
  readonly collections: readonly { readonly collectionId: string; readonly name: string }[];
  readonly secret: SecretFacts;
  /** False: the groups stay as they are until the import is switched on again. */
  readonly importEnabled: boolean;
  /** Windows account whose vault holds the secret, and which therefore syncs. */
  readonly syncAccount: string;
  /** The account that runs this app is that account. */
  readonly syncsHere: boolean;
  /** Days before the end of the secret on which people are warned, where the organisation has set them. */
  readonly warningDays?: readonly number[];
  /** Automatic renewal of the client secret. */
  readonly renewal: RenewalView;
  /** Why the account that syncs has no secret to sync with: none is saved, or it cannot be opened any more. */
  readonly secretError?: AppError;
  /** Account that it is being handed to, which has not started yet. */
  readonly nextAccount?: string;
  /** Fingerprint of the key that was left in its name. A person compares it before the secret is sealed to it. */
  readonly nextKey?: string;
  /** A new secret can be sealed for the other account; `waiting`: it has not taken the last one yet. */
  readonly handOver?: 'possible' | 'waiting';
  /** What became of the last one that concerns this account. */
  readonly handOverResult?: HandOverResult;
  /** Where a damaged state of its syncs was set aside, until the next sync makes a new one. */
  readonly damagedState?: string;
  /** When the client secret was replaced last. */
  readonly secretSavedAt?: string;
  /** When the app's own timer comes to it; missing where it does not (practice, switched off, another account). */
  readonly nextSyncAt?: string;
  /** Until when a person has that timer rest. */
  readonly pausedUntil?: string;
  /** Computers with at least one collection membership, each once, as of the last reading. */
  readonly computers: number;
  readonly lastRun?: RunSummary;
  /** Finish of the last run that ended as `done` or `partly`. */
  readonly lastSuccessAt?: string;
}

/** Pages that a draft may have been left on. */
export const draftPages = ['general', 'azureAd', 'workspace', 'collections', 'summary'] as const;
export type DraftPage = (typeof draftPages)[number];

/** What was entered so far, kept for "Continue where you left off". Never holds a secret. */
export interface WizardDraft {
  readonly practice: boolean;
  readonly providerFqdn: string;
  readonly cloud: CloudId;
  readonly tenant: string;
  readonly clientId: string;
  readonly secretExpiresOn?: string | undefined;
  readonly workspace?: Workspace | undefined;
  /** What was typed where Azure does not list it: subscription ID, resource group and workspace, or empty. */
  readonly typedWorkspace?:
    | { readonly subscriptionId: string; readonly resourceGroup: string; readonly name: string }
    | undefined;
  readonly page?: DraftPage | undefined;
  readonly collections: readonly { readonly collectionId: string; readonly name: string }[];
  readonly savedAt: string;
}

export interface AppInfo {
  readonly version: string;
  /** Windows account that runs the app, e.g. "CONTOSO\admin". */
  readonly account: string;
  readonly computer: string;
  /** `memory`: no operating-system key store, so a secret is kept only until the app closes. */
  readonly secretStorage: 'sealed' | 'memory';
  readonly updates: UpdateState;
}
