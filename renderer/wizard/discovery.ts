import type { DiscoveryEvent } from '../../shared/api.ts';
import { appError } from '../../shared/errors.ts';
import { signInIdOf } from './keys.ts';
import { fillFound } from './levels.ts';
import { fillable } from './moving.ts';
import type { Discovery, WizardState } from './state.ts';

/** Begins a search; what an earlier search of the same sign-in found stays until the new one reports. */
export function startDiscovery(state: WizardState, key: string): WizardState {
  return {
    ...state,
    discovery: { key, state: 'running', subscriptions: 0, workspaces: [] },
  };
}

/** Takes in one report. Reports of a search for another sign-in are dropped. */
export function reportDiscovery(
  state: WizardState,
  key: string,
  event: DiscoveryEvent,
  at: string,
): WizardState {
  const { discovery } = state;
  if (discovery === undefined || discovery.key !== key || discovery.state !== 'running') return state;
  if (signInIdOf(state) !== key) return { ...state, discovery: undefined };
  switch (event.kind) {
    case 'subscriptions':
      return { ...state, discovery: { ...discovery, subscriptions: event.count } };
    case 'found':
      return {
        ...state,
        discovery: { ...discovery, workspaces: merge(discovery.workspaces, event.workspaces) },
      };
    case 'finished':
      return finish(state, discovery, at);
    case 'failed':
      return { ...state, discovery: { ...discovery, state: 'failed', error: event.error, at } };
  }
}

function merge(known: Discovery['workspaces'], found: Discovery['workspaces']): Discovery['workspaces'] {
  const byId = new Map(
    [...known, ...found].map((workspace) => [workspace.resourceId.toLowerCase(), workspace]),
  );
  return [...byId.values()];
}

// An empty answer is Azure's way of saying "no role": it gets its cause here, so that the page can say why.
function finish(state: WizardState, discovery: Discovery, at: string): WizardState {
  if (discovery.workspaces.length === 0) {
    const code = discovery.subscriptions === 0 ? 'noSubscription' : 'noWorkspace';
    return { ...state, discovery: { ...discovery, state: 'failed', error: appError(code), at } };
  }
  return {
    ...state,
    discovery: { ...discovery, state: 'finished', at },
    draft: fillFound(state.draft, fillable(state, discovery.workspaces)),
  };
}
