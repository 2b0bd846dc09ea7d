import { assertNever } from '../../shared/assert.ts';
import type { AppError, FieldId } from '../../shared/errors.ts';
import type { CollectionSummary } from '../../shared/model.ts';
import { practice } from '../../shared/practice.ts';
import { practiceApps } from '../../shared/practiceApps.ts';
import type { PageId } from '../../shared/strings/pages.ts';
import type { WizardAction } from './actions.ts';
import { firstIncomplete, isGood, nextStep } from './derive.ts';
import { reportDiscovery, startDiscovery } from './discovery.ts';
import { keyOf, knownWorkspaces } from './keys.ts';
import { chooseLevel } from './levels.ts';
import { reportMeasurement } from './measurement.ts';
import { pasteInto } from './pastedDraft.ts';
import type { CheckName, Draft, WizardState } from './state.ts';
import { pagesOf } from './task.ts';
import { localDay } from './today.ts';

const pageOfCheck: Readonly<Record<CheckName, PageId>> = {
  site: 'general',
  signIn: 'azureAd',
  workspace: 'workspace',
  list: 'collections',
  preview: 'summary',
};

const fieldOfCheck: Readonly<Partial<Record<CheckName, FieldId>>> = {
  site: 'providerFqdn',
  signIn: 'clientSecret',
};

const idle = { kind: 'idle' } as const;

function edit(state: WizardState, draft: Draft): WizardState {
  return { ...state, draft, goOnAfterCheck: false };
}

function show(state: WizardState, page: PageId): WizardState {
  const visited = state.visited.includes(page) ? state.visited : [...state.visited, page];
  return { ...state, page, visited, goOnAfterCheck: false, focus: undefined };
}

/** Where Next leads: the page after, or straight back to the page from which an Edit link led here. */
function goOn(state: WizardState, today: string): WizardState {
  const { returnTo } = state;
  const pageIds = pagesOf(state.task);
  if (returnTo !== undefined) {
    const missing = firstIncomplete(state, today);
    if (missing === undefined || pageIds.indexOf(missing) >= pageIds.indexOf(returnTo)) {
      return { ...show(state, returnTo), returnTo: undefined };
    }
    return show(state, missing);
  }
  const next = pageIds[pageIds.indexOf(state.page) + 1];
  return next === undefined || next === 'progress' ? state : show(state, next);
}

/** A sign-in that main has forgotten proves nothing any more: the secret has to be given again. */
function forgetSignIn(state: WizardState, error: AppError): WizardState {
  if (error.code !== 'signInForgotten' && error.code !== 'tokenExpired') return state;
  return {
    ...state,
    secretHeld: error.code === 'tokenExpired' && state.secretHeld,
    checks: { ...state.checks, signIn: idle },
  };
}

function answered(state: WizardState, action: Extract<WizardAction, { type: 'checkAnswered' }>): WizardState {
  const check = state.checks[action.check];
  if (check.kind !== 'running' || check.key !== action.key) return state;
  // Answers for inputs that have changed since are dropped.
  if (keyOf(state, action.check) !== action.key) {
    return { ...state, checks: { ...state.checks, [action.check]: idle } };
  }
  const { key, value, at } = action;
  const next = {
    ...state,
    checks: { ...state.checks, [action.check]: { kind: 'answered', key, value, at } },
  };
  const refreshed = action.check === 'list' ? refreshChosen(next, action.value.collections) : next;
  const goesOn = next.goOnAfterCheck && next.page === pageOfCheck[action.check];
  if (goesOn && isGood(next, action.check)) return goOn(next, localDay(new Date(at)));
  return { ...refreshed, goOnAfterCheck: goesOn ? false : next.goOnAfterCheck };
}

/** Names, folders and counts of the list as the site tells them now; a collection it does not tell of stays. */
function refreshChosen(state: WizardState, listed: readonly CollectionSummary[]): WizardState {
  if (state.draft.collections.length === 0) return state;
  const byId = new Map(listed.map((one) => [one.collectionId, one]));
  const collections = state.draft.collections.map((one) => byId.get(one.collectionId) ?? one);
  return { ...state, draft: { ...state.draft, collections } };
}

function refused(state: WizardState, action: Extract<WizardAction, { type: 'checkRefused' }>): WizardState {
  const check = state.checks[action.check];
  if (check.kind !== 'running' || check.key !== action.key) return state;
  if (keyOf(state, action.check) !== action.key) {
    return { ...state, checks: { ...state.checks, [action.check]: idle } };
  }
  const { key, error, at } = action;
  const shown = state.page === pageOfCheck[action.check];
  const next: WizardState = {
    ...state,
    goOnAfterCheck: false,
    focus: shown ? (error.field ?? fieldOfCheck[action.check] ?? state.focus) : state.focus,
    checks: { ...state.checks, [action.check]: { kind: 'refused', key, error, at } },
  };
  return action.check === 'signIn' ? next : forgetSignIn(next, error);
}

function runChanged(state: WizardState, run: WizardState['run']): WizardState {
  if (run === undefined || state.commit.kind !== 'running' || state.commit.runId !== run.runId) return state;
  const next = { ...state, run };
  const isReady = run.firstGroupProven || run.state === 'done' || run.state === 'partly';
  return state.page === 'progress' && isReady ? show(next, 'completion') : next;
}

/** The wizard's one state transition. Pure: times and answers come with the actions. */
export function wizardReducer(state: WizardState, action: WizardAction): WizardState {
  switch (action.type) {
    case 'fieldEdited':
      return edit(state, { ...state.draft, [action.field]: action.value });
    case 'cloudChosen':
      return edit(state, { ...state.draft, cloud: action.cloud });
    case 'secretEdited':
      if (action.value === state.secret) return state;
      return { ...edit(state, state.draft), secret: action.value, secretVersion: state.secretVersion + 1 };
    case 'practiceValuesUsed': {
      const { clientId, clientSecret: secret } =
        action.app === undefined ? practice : practiceApps[action.app];
      const tenant = practice.tenantDomain;
      const isNew = state.secret !== secret;
      return {
        ...edit(state, { ...state.draft, cloud: 'public', tenant, clientId }),
        secret,
        secretVersion: isNew ? state.secretVersion + 1 : state.secretVersion,
      };
    }
    case 'resultPasted':
      return pasteInto(state, action.values);
    case 'tenantAndClientSwapped':
      return edit(state, { ...state.draft, tenant: state.draft.clientId, clientId: state.draft.tenant });
    case 'levelChosen':
      return edit(state, chooseLevel(state.draft, action.level, action.text, knownWorkspaces(state)));
    case 'collectionsAdded': {
      const present = new Set(state.draft.collections.map((collection) => collection.collectionId));
      const added = action.collections.filter((collection) => !present.has(collection.collectionId));
      return edit(state, { ...state.draft, collections: [...state.draft.collections, ...added] });
    }
    case 'collectionsRemoved':
      return edit(state, {
        ...state.draft,
        collections: state.draft.collections.filter((one) => !action.ids.has(one.collectionId)),
      });
    case 'checkStarted':
      return {
        ...state,
        checks: { ...state.checks, [action.check]: { kind: 'running', key: action.key } },
      };
    case 'checkAnswered':
      return answered(state, action);
    case 'checkRefused':
      return refused(state, action);
    case 'signInRecovered': {
      const { signIn } = state.checks;
      if (signIn.kind !== 'refused' || signIn.key !== action.key || keyOf(state, 'signIn') !== action.key)
        return state;
      const { key, value, at } = action;
      return { ...state, checks: { ...state.checks, signIn: { kind: 'answered', key, value, at } } };
    }
    case 'discoveryStarted':
      return startDiscovery(state, action.key);
    case 'discoveryReported': {
      const next = reportDiscovery(state, action.key, action.event, action.at);
      return action.event.kind === 'failed' && next !== state ? forgetSignIn(next, action.event.error) : next;
    }
    case 'measureStarted':
    case 'measureFound':
    case 'measureReported':
      return reportMeasurement(state, action);
    case 'nextChosen':
      return nextStep(state, action.today).kind === 'go' ? goOn(state, action.today) : state;
    case 'goOnWanted':
      return { ...state, goOnAfterCheck: true };
    case 'previousChosen': {
      const pageIds = pagesOf(state.task);
      const before = pageIds[pageIds.indexOf(state.page) - 1];
      const isFree = before !== undefined && pageIds.indexOf(state.page) <= pageIds.indexOf('summary');
      return isFree ? show(state, before) : state;
    }
    case 'pageChosen':
      return { ...show(state, action.page), returnTo: undefined };
    case 'editChosen':
      return {
        ...show(state, action.page),
        returnTo: action.returnTo ?? 'summary',
        focus: action.field,
        commit: idle,
        run: undefined,
      };
    case 'focusWanted':
      return { ...state, focus: action.field };
    case 'focusTaken':
      return { ...state, focus: undefined };
    case 'formerGroupsChosen':
      return { ...state, formerGroups: action.groups };
    case 'commitStarted':
      return { ...state, commit: { kind: 'starting' } };
    case 'commitRefused':
      return forgetSignIn(
        { ...state, commit: { kind: 'refused', error: action.error, at: action.at } },
        action.error,
      );
    case 'commitAccepted':
      // From here on the main process holds the secret; nothing on this side does.
      return {
        ...show(state, 'progress'),
        commit: { kind: 'running', runId: action.runId, cancelling: false },
        run: undefined,
        secret: '',
        secretHeld: true,
        returnTo: undefined,
      };
    case 'cancelWanted':
      return state.commit.kind === 'running'
        ? { ...state, commit: { ...state.commit, cancelling: true } }
        : state;
    case 'runChanged':
      return runChanged(state, action.run);
    default:
      return assertNever(action);
  }
}
