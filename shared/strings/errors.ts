import type { AppError, ErrorCode } from '../errors.ts';
import { localised } from '../language/localised.ts';
import { azureTexts } from './errorsAzure.ts';
import { computerTexts, networkTexts } from './errorsComputer.ts';
import { exportTexts } from './errorsExport.ts';
import { logSearchErrors } from './errorsLogSearch.ts';
import { renewalErrorTexts } from './errorsRenewal.ts';
import { signInErrors } from './errorsSignIn.ts';
import { siteTexts } from './errorsSite.ts';
import { trustTexts } from './errorsTrust.ts';
import type { ErrorText, ErrorTextBuilder } from './errorText.ts';
import type { TextContext } from './links.ts';
import { policyErrorTexts } from './policy.ts';
import { supportErrorTexts } from './support.ts';

/** Every cause and its text. A code without a text does not compile. */
export const errorTexts: Readonly<Record<ErrorCode, ErrorTextBuilder>> = {
  ...signInErrors,
  ...azureTexts,
  ...logSearchErrors,
  ...siteTexts,
  ...networkTexts,
  ...computerTexts,
  ...trustTexts,
  ...renewalErrorTexts,
  ...exportTexts,
  ...policyErrorTexts,
  ...supportErrorTexts,
};

/** What to show for a failure. `context` decides where its link leads. */
export function errorText(error: AppError, context: TextContext = {}): ErrorText {
  return errorTexts[error.code](error.facts, context);
}

/** Names of the lines of "Copy details". */
export const detailTexts = localised('detailTexts', {
  title: 'What happened',
  action: 'What to do',
  cause: 'Cause',
  serviceCode: 'Service code',
  status: 'HTTP status',
  correlationId: 'Correlation ID',
  time: 'Time (UTC)',
});

/** For "Copy details": everything a supporter needs, in UTC, and nothing secret. */
export function errorDetails(error: AppError, at: Date, context: TextContext = {}): string {
  const text = errorText(error, context);
  const lines: [string, string | undefined][] = [
    [detailTexts.title, text.title],
    [detailTexts.action, text.action],
    [detailTexts.cause, error.code],
    [detailTexts.serviceCode, error.serviceCode],
    [detailTexts.status, error.status?.toString()],
    [detailTexts.correlationId, error.correlationId],
    [detailTexts.time, at.toISOString()],
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
