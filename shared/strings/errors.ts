import type { AppError, ErrorCode } from '../errors.ts';
import { azureTexts } from './errorsAzure.ts';
import { computerTexts, networkTexts } from './errorsComputer.ts';

import { exportTexts } from './errorsExport.ts';
import { logSearchErrors } from './errorsLogSearch.ts';
import { renewalErrorTexts } from './errorsRenewal.ts';
import { signInTexts } from './errorsSignIn.ts';
import { siteTexts } from './errorsSite.ts';
import type { ErrorText, ErrorTextBuilder } from './errorText.ts';
import type { TextContext } from './links.ts';
import { policyErrorTexts } from './policy.ts';

/** Every cause and its text. A code without a text does not compile. */
export const errorTexts: Readonly<Record<ErrorCode, ErrorTextBuilder>> = {
  ...signInTexts,
  ...azureTexts,
  ...logSearchErrors,
  ...siteTexts,
  ...networkTexts,
  ...computerTexts,
  ...renewalErrorTexts,
  ...exportTexts,
  ...policyErrorTexts,
};

/** What to show for a failure. `context` decides where its link leads. */
export function errorText(error: AppError, context: TextContext = {}): ErrorText {
  return errorTexts[error.code](error.facts, context);
}

/** For "Copy details": everything a supporter needs, in UTC, and nothing secret. */
export function errorDetails(error: AppError, at: Date, context: TextContext = {}): string {
  const text = errorText(error, context);
  const lines: [string, string | undefined][] = [
    ['What happened', text.title],
    ['What to do', text.action],
    ['Cause', error.code],
    ['Service code', error.serviceCode],
    ['HTTP status', error.status?.toString()],
    ['Correlation ID', error.correlationId],
    ['Time (UTC)', at.toISOString()],
    ...Object.entries(error.facts),
  ];
  return lines
    .filter((line): line is [string, string] => line[1] !== undefined)
    .map(([name, value]) => `${name}: ${value}`)
    .join('\n');
}

/** What stands last and small in a message: the service's own code, else the HTTP status. */
export function errorReference(error: AppError): string | undefined {
  if (error.serviceCode !== undefined) return error.serviceCode;
  return error.status === undefined ? undefined : `HTTP ${error.status}`;
}
