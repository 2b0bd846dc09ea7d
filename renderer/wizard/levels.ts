import type { Workspace } from '../../shared/model.ts';
import type { Level } from './actions.ts';
import { isSubscription, subscriptionLabel } from './keys.ts';
import type { Draft } from './state.ts';

/** Subscription, resource group and workspace: each narrows the next. */

const unique = (texts: readonly string[]): string[] =>
  [...new Map(texts.map((text) => [text.toLowerCase(), text])).values()].sort((a, b) => a.localeCompare(b));

const within = (draft: Draft, level: Level, all: readonly Workspace[]): readonly Workspace[] => {
  if (level === 'subscription') return all;
  const ofSubscription = all.filter((it) => isSubscription(it, draft.subscription, all));
  if (level === 'resourceGroup') return ofSubscription;
  return ofSubscription.filter((it) => it.resourceGroup.toLowerCase() === draft.resourceGroup.toLowerCase());
};

const textOf = (workspace: Workspace, level: Level, all: readonly Workspace[]): string =>
  level === 'subscription'
    ? subscriptionLabel(workspace, all)
    : level === 'resourceGroup'
      ? workspace.resourceGroup
      : workspace.name;

/** What can be chosen at a level, given the levels above it. */
export function optionsAt(draft: Draft, level: Level, all: readonly Workspace[]): string[] {
  return unique(within(draft, level, all).map((workspace) => textOf(workspace, level, all)));
}

/**
 * Sets one level. Levels below are kept while they still fit, or where nothing is known that could fit
 * better; filled where only one thing is left; emptied else.
 */
export function chooseLevel(draft: Draft, level: Level, text: string, all: readonly Workspace[]): Draft {
  const below: Record<Level, readonly Level[]> = {
    subscription: ['resourceGroup', 'workspace'],
    resourceGroup: ['workspace'],
    workspace: [],
  };
  let next: Draft = { ...draft, [level]: text };
  for (const lower of below[level]) {
    const options = optionsAt(next, lower, all);
    const fits = options.some((option) => option.toLowerCase() === next[lower].toLowerCase());
    // Nothing fits below a resource group that is still open.
    const isOpenAbove = lower === 'workspace' && next.resourceGroup === '' && all.length > 0;
    if (!fits && (options.length > 0 || isOpenAbove)) {
      next = { ...next, [lower]: options.length === 1 ? (options[0] ?? '') : '' };
    }
  }
  return next;
}

/** Fills empty boxes when Azure names one workspace only; never touches what a person typed. */
export function fillFound(draft: Draft, all: readonly Workspace[]): Draft {
  const [only] = all;
  const isEmpty = draft.subscription === '' && draft.resourceGroup === '' && draft.workspace === '';
  if (only === undefined || all.length > 1 || !isEmpty) return draft;
  return {
    ...draft,
    subscription: subscriptionLabel(only, all),
    resourceGroup: only.resourceGroup,
    workspace: only.name,
  };
}
