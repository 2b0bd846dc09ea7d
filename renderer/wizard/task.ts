import type { ConnectionView } from '../../shared/model.ts';
import { type PageId, pageIds } from '../../shared/strings/pages.ts';

/**
 * What the wizard is opened for: to add a connection; to move one, whose site and collections stay as they are; or to
 * recreate one on the central administration site that its hierarchy has gained.
 */
export type WizardTask =
  | { readonly kind: 'add' }
  | { readonly kind: 'move' | 'recreate'; readonly connection: ConnectionView };

const collecting = ['general', 'azureAd', 'workspace', 'collections'] as const;
export type CollectingPage = (typeof collecting)[number];

const isFixed = (task: WizardTask, page: PageId): boolean =>
  task.kind === 'move' && (page === 'general' || page === 'collections');

/** The pages of the wizard in their order: what stays as it is has none. */
export function pagesOf(task: WizardTask): readonly PageId[] {
  return pageIds.filter((page) => !isFixed(task, page));
}

export function collectingPagesOf(task: WizardTask): readonly CollectingPage[] {
  return collecting.filter((page) => !isFixed(task, page));
}
