import { ServerResponse } from 'node:http';
import { createServer, type Server } from 'node:https';
import { getRequestListener, type Http2Bindings, type HttpBindings } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import { networkErrorCode } from '../networkErrors.ts';
import type { Simulator } from '../simulator.ts';
import type { CertificateAuthority } from './certificateAuthority.ts';

/** Sends an answer as it comes. Rejects when its body fails, with what was read before already on its way. */
async function write(response: Response, outgoing: ServerResponse): Promise<void> {
  outgoing.writeHead(response.status, Object.fromEntries(response.headers));
  for await (const chunk of response.body ?? []) {
    // Waits until it is out: what is destroyed later must not take this chunk along.
    await new Promise((resolve) => outgoing.write(chunk, resolve));
  }
  outgoing.end();
}

async function answer(
  simulator: Simulator,
  request: Request,
  { incoming, outgoing }: HttpBindings | Http2Bindings,
): Promise<Response> {
  try {
    // A copy: the adapter's request is no plain Request, and the services clone what they get.
    const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
    const body = hasBody ? await request.arrayBuffer() : undefined;
    const { method, headers, signal } = request;
    const init = { method, headers, signal, ...(body === undefined ? {} : { body }) };
    const response = await simulator.fetch(new Request(request.url, init));
    if (outgoing instanceof ServerResponse) await write(response, outgoing);
  } catch (error) {
    const isBug = networkErrorCode(error) === undefined && !request.signal.aborted && !outgoing.headersSent;
    if (isBug && outgoing instanceof ServerResponse) {
      await write(new Response(`The simulator failed: ${String(error)}\n`, { status: 500 }), outgoing);
    } else {
      // No answer, or only part of one: as on a real network, the client sees the connection go.
      incoming.socket?.destroy();
    }
  }
  return RESPONSE_ALREADY_SENT;
}

/**
 * TLS server for every name that the simulator answers to; the certificate follows the name that the client asks
 * for (SNI).
 */
export function createHttpsListener(simulator: Simulator, authority: CertificateAuthority): Server {
  const hosts = new Set(simulator.hosts());
  const listener = getRequestListener((request, env) => answer(simulator, request, env), {
    overrideGlobalObjects: false,
  });
  return createServer(
    {
      SNICallback: (name, done) => {
        const host = name.toLowerCase();
        if (hosts.has(host)) done(null, authority.secureContext(host));
        else done(new Error(`The simulator does not answer for ${host}.`));
      },
      minVersion: 'TLSv1.2',
    },
    listener,
  );
}
