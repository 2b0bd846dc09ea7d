import type { DiscoveryEvent, WriteCheckEvent } from '../../shared/api.ts';
import type { CloudId } from '../../shared/clouds.ts';
import type { AppError, FieldId } from '../../shared/errors.ts';
import type { CollectionSummary } from '../../shared/model.ts';
import type { OtherPracticeApp } from '../../shared/practiceApps.ts';
import type { PastedValues } from '../../shared/prepare/pastedResult.ts';
import type { RunView } from '../../shared/runModel.ts';
import type { PageId } from '../../shared/strings/pages.ts';
import type { CheckName, CheckValues, TextField } from './state.ts';

export type Level = 'subscription' | 'resourceGroup' | 'workspace';

type CheckAnswered = {
  readonly [N in CheckName]: {
    readonly type: 'checkAnswered';
    readonly check: N;
    readonly key: string;
    readonly value: CheckValues[N];
    readonly at: string;
  };
}[CheckName];

/** Facts that happened. Times come with them, so that the reducer stays pure. */
export type WizardAction =
  | { readonly type: 'fieldEdited'; readonly field: TextField; readonly value: string }
  | { readonly type: 'cloudChosen'; readonly cloud: CloudId }
  | { readonly type: 'secretEdited'; readonly value: string }
  | { readonly type: 'practiceValuesUsed'; readonly app?: OtherPracticeApp }
  | { readonly type: 'resultPasted'; readonly values: PastedValues }
  | { readonly type: 'tenantAndClientSwapped' }
  | { readonly type: 'levelChosen'; readonly level: Level; readonly text: string }
  | { readonly type: 'collectionsAdded'; readonly collections: readonly CollectionSummary[] }
  | { readonly type: 'collectionsRemoved'; readonly ids: ReadonlySet<string> }
  | { readonly type: 'checkStarted'; readonly check: CheckName; readonly key: string }
  | CheckAnswered
  | {
      readonly type: 'checkRefused';
      readonly check: CheckName;
      readonly key: string;
      readonly error: AppError;
      readonly at: string;
    }
  /** A quiet retry went well: it replaces the refusal that is on the screen. */
  | {
      readonly type: 'signInRecovered';
      readonly key: string;
      readonly value: CheckValues['signIn'];
      readonly at: string;
    }
  | { readonly type: 'discoveryStarted'; readonly key: string }
  | {
      readonly type: 'discoveryReported';
      readonly key: string;
      readonly event: DiscoveryEvent;
      readonly at: string;
    }
  | { readonly type: 'measureStarted'; readonly key: string }
  | { readonly type: 'measureFound'; readonly key: string; readonly runId: string }
  | {
      readonly type: 'measureReported';
      readonly key: string;
      readonly event: WriteCheckEvent;
      readonly at: string;
    }
  | { readonly type: 'nextChosen'; readonly today: string }
  | { readonly type: 'goOnWanted' }
  | { readonly type: 'previousChosen' }
  | { readonly type: 'pageChosen'; readonly page: PageId }
  | {
      readonly type: 'editChosen';
      readonly page: PageId;
      readonly field?: FieldId;
      /** Where Next leads from there; Summary unless said. */
      readonly returnTo?: PageId;
    }
  | { readonly type: 'focusWanted'; readonly field: FieldId }
  | { readonly type: 'focusTaken' }
  | { readonly type: 'formerGroupsChosen'; readonly groups: 'keep' | 'delete' }
  | { readonly type: 'commitStarted' }
  | { readonly type: 'commitRefused'; readonly error: AppError; readonly at: string }
  | { readonly type: 'commitAccepted'; readonly runId: string }
  | { readonly type: 'cancelWanted' }
  | { readonly type: 'runChanged'; readonly run: RunView };
