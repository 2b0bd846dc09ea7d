import type { FaultEffect } from './faults.ts';
import { bodyCut, connectionReset, networkError } from './networkErrors.ts';

/** The answer that a fault puts in place of the service's. */
function statusAnswer(effect: Extract<FaultEffect, { kind: 'status' }>): Response {
  const mayHaveBody = effect.status !== 204 && effect.status !== 304;
  return new Response(mayHaveBody ? (effect.body ?? '') : null, {
    status: effect.status,
    headers: effect.headers ?? {},
  });
}

/** Half of the body arrives, then the connection is gone. Headers still promise the whole. */
async function truncated(response: Response): Promise<Response> {
  const whole = new Uint8Array(await response.arrayBuffer());
  const half = whole.slice(0, Math.floor(whole.length / 2));
  let sent = false;
  const body = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (!sent && half.length > 0) controller.enqueue(half);
      else controller.error(bodyCut());
      sent = true;
    },
  });
  const headers = new Headers(response.headers);
  headers.set('content-length', String(whole.length));
  return new Response(body, { status: response.status, headers });
}

/**
 * Answers a request as the effects demand: delays first, then a cut connection, a made-up status, or the
 * service's own answer, cut in the middle if asked for.
 */
export async function answerWithFaults(
  effects: readonly FaultEffect[],
  wait: (inMs: number) => Promise<void>,
  answer: () => Promise<Response>,
): Promise<Response> {
  let response: (() => Promise<Response>) | undefined;
  let cut = false;
  for (const effect of effects) {
    switch (effect.kind) {
      case 'delay':
        await wait(effect.inMs);
        break;
      case 'reset':
        throw connectionReset();
      case 'network':
        throw networkError(effect.code, `simulated ${effect.code}`);
      case 'truncate':
        cut = true;
        break;
      case 'status':
        response ??= async () => statusAnswer(effect);
        break;
    }
  }
  const whole = await (response ?? answer)();
  return cut ? truncated(whole) : whole;
}
