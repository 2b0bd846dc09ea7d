import { randomUUID } from 'node:crypto';
import { type CloudId, clouds } from '../../shared/clouds.ts';
import { json } from './json.ts';

/** Answers of Microsoft Graph in the form that all of its operations share. */

export function refuse(status: number, code: string, message: string, request: Request, at: Date): Response {
  const requestId = randomUUID();
  const innerError = {
    date: at.toISOString().slice(0, 19),
    'request-id': requestId,
    'client-request-id': request.headers.get('client-request-id') ?? requestId,
  };
  return json(status, { error: { code, message, innerError } }, { 'request-id': requestId });
}

export function denied(request: Request, at: Date): Response {
  const message = 'Insufficient privileges to complete the operation.';
  return refuse(403, 'Authorization_RequestDenied', message, request, at);
}

export function resourceNotFound(id: string, request: Request, at: Date): Response {
  const message = `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`;
  return refuse(404, 'Request_ResourceNotFound', message, request, at);
}

export function annotation(cloud: CloudId, what: string): Readonly<Record<string, string>> {
  return { '@odata.context': `${clouds[cloud].graph}/v1.0/$metadata#${what}` };
}
