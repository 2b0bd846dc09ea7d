import type { FieldId } from '../../shared/errors.ts';
import { azureAdTexts } from '../../shared/strings/azureAd.ts';
import { collectionTexts } from '../../shared/strings/collections.ts';
import { draftTexts } from '../../shared/strings/draft.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { fieldIssues } from '../../shared/strings/fields.ts';
import { generalTexts } from '../../shared/strings/general.ts';
import { moveTexts } from '../../shared/strings/move.ts';
import { cancelTexts, type PageId, type RailState } from '../../shared/strings/pages.ts';
import { progressTexts } from '../../shared/strings/progress.ts';
import { summaryTexts } from '../../shared/strings/summary.ts';
import { workspaceTexts } from '../../shared/strings/workspace.ts';
import { firstStop } from './fieldRules.ts';
import { freshAnswer, keyOf } from './keys.ts';
import { staysWhereItIs } from './moving.ts';
import type { CheckName, CheckValues, WizardState } from './state.ts';
import { type CollectingPage, collectingPagesOf, pagesOf } from './task.ts';

/** What the Next button does now. Derived at every drawing, never stored. */
export type NextStep =
  | { readonly kind: 'go' }
  /** The page's check has to be made first; Next makes it and goes on if it passes. */
  | { readonly kind: 'check' }
  | { readonly kind: 'commit' }
  | { readonly kind: 'retry' }
  | { readonly kind: 'off'; readonly why: string };

const off = (why: string): NextStep => ({ kind: 'off', why });

/** Fields of each page that must hold before its check can be made. */
const fieldsOf: Readonly<Record<CollectingPage, readonly FieldId[]>> = {
  general: ['providerFqdn'],
  azureAd: ['tenant', 'clientId', 'clientSecret', 'secretExpiresOn'],
  workspace: ['subscription', 'resourceGroup', 'workspace'],
  collections: [],
};

const checkOf: Readonly<Record<CollectingPage, CheckName | undefined>> = {
  general: 'site',
  azureAd: 'signIn',
  workspace: 'workspace',
  collections: undefined,
};

const pageOfField: Readonly<Record<FieldId, CollectingPage>> = {
  providerFqdn: 'general',
  cloud: 'azureAd',
  tenant: 'azureAd',
  clientId: 'azureAd',
  clientSecret: 'azureAd',
  secretExpiresOn: 'azureAd',
  subscription: 'workspace',
  resourceGroup: 'workspace',
  workspace: 'workspace',
  collections: 'collections',
};

/** Page on which a field stands. */
export function pageOf(field: FieldId): CollectingPage {
  return pageOfField[field];
}

export function freshValue<N extends CheckName>(state: WizardState, name: N): CheckValues[N] | undefined {
  return freshAnswer(state.checks[name], keyOf(state, name));
}

export function isRunning(state: WizardState, name: CheckName): boolean {
  const check = state.checks[name];
  return check.kind === 'running' && check.key === keyOf(state, name);
}

/** The refusal of a check, if it judged what stands in the boxes now. */
export function freshRefusal(state: WizardState, name: CheckName) {
  const check = state.checks[name];
  return check.kind === 'refused' && check.key === keyOf(state, name) ? check : undefined;
}

export function spaceLeft(state: WizardState): number | undefined {
  const checked = freshValue(state, 'workspace');
  return checked === undefined ? undefined : checked.check.budgetBytes - checked.check.usedBytes;
}

/** True when a check's answer lets the wizard go on: an answer may well say "not good". */
export function isGood(state: WizardState, name: CheckName): boolean {
  switch (name) {
    case 'site':
      return freshValue(state, 'site')?.passed === true;
    case 'workspace': {
      const check = freshValue(state, 'workspace')?.check;
      return check !== undefined && check.missingActions.length === 0 && check.usedBytes < check.budgetBytes;
    }
    default:
      return freshValue(state, name) !== undefined;
  }
}

function whyRefused(state: WizardState, page: CollectingPage, name: CheckName): string {
  const general: Record<CollectingPage, string> = {
    general: generalTexts.mend,
    azureAd: azureAdTexts.fallbackToGoOn,
    workspace: workspaceTexts.fallbackToGoOn,
    collections: collectionTexts.chooseOne,
  };
  const refusal = freshRefusal(state, name);
  return (refusal && errorText(refusal.error).toGoOn) ?? general[page];
}

const whyRunning = (page: CollectingPage): string =>
  ({
    general: generalTexts.waiting,
    azureAd: azureAdTexts.waiting,
    workspace: workspaceTexts.waiting,
    collections: summaryTexts.waitForPreview,
  })[page];

function collectionsStep(state: WizardState): NextStep {
  if (state.draft.collections.length === 0) return off(collectionTexts.chooseOne);
  const refusal = freshRefusal(state, 'preview');
  if (refusal?.error.code === 'overBudget') return off(collectionTexts.tooLarge);
  const preview = freshValue(state, 'preview');
  const left = spaceLeft(state);
  // Only new groups need room; what is there already goes on being updated.
  if (preview !== undefined && left !== undefined && preview.create > 0 && preview.estimatedBytes > left) {
    return off(collectionTexts.tooLarge);
  }
  return { kind: 'go' };
}

function collectingStep(state: WizardState, page: CollectingPage, today: string): NextStep {
  const isBehind = page === 'workspace' || page === 'collections';
  if (state.restored && isBehind && !isGood(state, 'signIn')) return off(draftTexts.secretToGoOn);
  const check = checkOf[page];
  const issue = firstStop(state, fieldsOf[page], today);
  if (issue !== undefined) return off(fieldIssues[issue.id].toGoOn);
  if (check === undefined) return collectionsStep(state);
  if (page === 'workspace' && staysWhereItIs(state)) return off(moveTexts.same);
  if (isGood(state, check)) return { kind: 'go' };
  if (isRunning(state, check)) return off(whyRunning(page));
  const judged = freshValue(state, check) !== undefined;
  if (judged || freshRefusal(state, check) !== undefined) return off(whyRefused(state, page, check));
  if (page === 'workspace' && !isGood(state, 'signIn')) return off(azureAdTexts.fallbackToGoOn);
  return { kind: 'check' };
}

/** A page is complete when its fields hold and its check passed for what they hold now. */
export function isComplete(state: WizardState, page: PageId, today: string): boolean {
  if (page === 'summary') return collectingPagesOf(state.task).every((one) => isComplete(state, one, today));
  if (page === 'progress' || page === 'completion') return false;
  return collectingStep(state, page, today).kind === 'go';
}

export function firstIncomplete(state: WizardState, today: string): CollectingPage | undefined {
  return collectingPagesOf(state.task).find((page) => !isComplete(state, page, today));
}

/** What Next does on the page that is shown. */
export function nextStep(state: WizardState, today: string): NextStep {
  switch (state.page) {
    case 'summary':
      if (firstIncomplete(state, today) !== undefined) {
        const needsSecret = state.restored && !isGood(state, 'signIn');
        return off(needsSecret ? draftTexts.secretToGoOn : summaryTexts.incomplete);
      }
      if (state.commit.kind === 'starting') return off(summaryTexts.starting);
      return { kind: 'commit' };
    case 'progress':
      if (state.commit.kind === 'starting') return off(progressTexts.starting);
      if (state.run !== undefined && state.run.state !== 'running') {
        // A window that was loaded again has lost what was typed: only a saved connection can go on.
        const canRetry = isSaved(state) || firstIncomplete(state, today) === undefined;
        return canRetry ? { kind: 'retry' } : off(progressTexts.startAgain);
      }
      if (state.commit.kind === 'running' && state.commit.cancelling) return off(cancelTexts.cancelling);
      return off(cancelTexts.runNote);
    case 'completion':
      return { kind: 'go' };
    default:
      return collectingStep(state, state.page, today);
  }
}

/** The Summary button: on when nothing is missing and there is something to skip. */
export function summaryIsOn(state: WizardState, today: string): boolean {
  return !['summary', 'progress', 'completion'].includes(state.page) && isComplete(state, 'summary', today);
}

/** The rail's rows: their state, and whether choosing one leads there. */
export function railRow(
  state: WizardState,
  page: PageId,
  today: string,
): { readonly state: RailState; readonly reachable: boolean } {
  const pageIds = pagesOf(state.task);
  const position = pageIds.indexOf(page);
  const current = pageIds.indexOf(state.page);
  const underWay = current >= pageIds.indexOf('progress');
  if (page === state.page) {
    return {
      state: hasProblem(state) ? 'currentWithProblem' : page === 'completion' ? 'done' : 'current',
      reachable: false,
    };
  }
  if (underWay) return { state: position < current ? 'done' : 'toCome', reachable: false };
  const reachable = page === 'summary' ? summaryIsOn(state, today) : state.visited.includes(page);
  const done = page !== 'summary' && state.visited.includes(page) && isComplete(state, page, today);
  return { state: done ? 'done' : 'toCome', reachable };
}

/** Something on the current page was refused. */
export function hasProblem(state: WizardState): boolean {
  switch (state.page) {
    case 'summary':
      return state.commit.kind === 'refused' || freshRefusal(state, 'preview') !== undefined;
    case 'progress':
      return state.run?.state === 'failed';
    case 'completion':
      return false;
    case 'collections':
      return freshRefusal(state, 'list') !== undefined;
    default: {
      if (state.page === 'workspace' && state.discovery?.state === 'failed' && !isGood(state, 'workspace'))
        return true;
      const check = checkOf[state.page];
      if (check === undefined) return false;
      return (
        freshRefusal(state, check) !== undefined ||
        (freshValue(state, check) !== undefined && !isGood(state, check))
      );
    }
  }
}

/** The connection is saved once the run's first step is done; from then on a retry is a sync. */
export function isSaved(state: WizardState): boolean {
  if (state.run === undefined) return false;
  return (
    state.run.kind === 'sync' ||
    state.run.steps.some((step) => step.id === 'saveConnection' && step.state === 'done')
  );
}
