import type { AppError } from '../../shared/errors.ts';
import type { ConnectionView } from '../../shared/model.ts';
import { cliTexts } from '../../shared/strings/cli.ts';
import { errorReference, errorText } from '../../shared/strings/errors.ts';
import type { TextContext } from '../../shared/strings/links.ts';

/** Why something was not done, and what to do. */
export interface Refusal {
  readonly title: string;
  readonly action: string;
  readonly error?: AppError;
}

export type Found<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly refusal: Refusal };

export function found<T>(value: T): Found<T> {
  return { ok: true, value };
}

export function refuse(refusal: Refusal): Found<never> {
  return { ok: false, refusal };
}

/** The same text that the app shows for it. */
export function refusalOf(error: AppError, context: TextContext = {}): Refusal {
  // Here it may as well be another program that sealed it, so that nothing is lost.
  const { title, action } =
    error.code === 'secretUnreadable' ? cliTexts.sealedElsewhere : errorText(error, context);
  return { title, action, error };
}

/** Title, what to do, and the service's own mark, on one line. */
export function refusalLine({ title, action, error }: Refusal): string {
  const mark = error === undefined ? undefined : errorReference(error);
  return `${title}. ${action}${mark === undefined ? '' : ` (${mark})`}`;
}

export function contextOf({ cloud, tenantId, clientId, workspace }: ConnectionView): TextContext {
  return { cloud, tenant: tenantId, clientId, workspace };
}
