import { createServer, type Server } from 'node:https';
import { getRequestListener } from '@hono/node-server';
import { RESPONSE_ALREADY_SENT } from '@hono/node-server/utils/response';
import type { Simulator } from '../simulator.ts';
import type { CertificateAuthority } from './certificateAuthority.ts';

/**
 * TLS server for every name that the simulator answers to; the certificate follows the name that the client asks
 * for (SNI). Where the simulator has no answer, the connection is cut, as on a real network.
 */
export function createHttpsListener(simulator: Simulator, authority: CertificateAuthority): Server {
  const hosts = new Set(simulator.hosts());
  const listener = getRequestListener(
    async (request, env) => {
      try {
        // A copy: the adapter's request is no plain Request, and the services clone what they get.
        const hasBody = request.method !== 'GET' && request.method !== 'HEAD';
        const body = hasBody ? await request.arrayBuffer() : undefined;
        const { method, headers, signal } = request;
        const init = { method, headers, signal, ...(body === undefined ? {} : { body }) };
        return await simulator.fetch(new Request(request.url, init));
      } catch {
        env.incoming.socket?.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    },
    { overrideGlobalObjects: false },
  );
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
