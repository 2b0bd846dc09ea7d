import { createHttpHeaders, type HttpClient, type PipelineRequest } from '@azure/core-rest-pipeline';
import type { ServiceName } from '../../shared/runModel.ts';
import type { Transport } from '../ports.ts';
import { TransportError } from './transportError.ts';

/** The Azure SDK's network port on our transport. */
export function createAzureHttpClient(
  transport: Transport,
  service: ServiceName,
  /** Where the service is: a link to the next page must not lead the token elsewhere. */
  endpoint: string,
): HttpClient {
  const { origin } = new URL(endpoint);
  return {
    async sendRequest(request) {
      const target = URL.canParse(request.url) ? new URL(request.url) : undefined;
      if (target?.origin !== origin) throw new TransportError('answerUnreadable', new URL(endpoint).host);
      const body = textBody(request);
      const response = await transport(
        new Request(request.url, {
          method: request.method,
          headers: Object.fromEntries(request.headers),
          ...(body === undefined ? {} : { body }),
        }),
        {
          service,
          ...(body === undefined ? {} : { bodyText: body }),
          ...(request.abortSignal ? { signal: request.abortSignal as AbortSignal } : {}),
          ...(request.timeout > 0 ? { timeoutInMs: request.timeout } : {}),
        },
      );
      return {
        request,
        status: response.status,
        headers: createHttpHeaders(Object.fromEntries(response.headers)),
        bodyAsText: await response.text(),
      };
    },
  };
}

// The SDK calls we make send JSON text or nothing; anything else would be a programming mistake.
function textBody(request: PipelineRequest): string | undefined {
  const { body } = request;
  if (body === undefined || body === null) return undefined;
  if (typeof body === 'string') return body;
  throw new Error(`Unexpected request body for ${request.method}`);
}
