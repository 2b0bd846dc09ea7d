import { createServer, type Server } from 'node:http';
import type { Server as HttpsServer } from 'node:https';
import type { Duplex } from 'node:stream';

/**
 * An HTTP proxy whose CONNECT leads to the simulator, for its names and port 443 only. `track` is told of every
 * tunnel, which the HTTP server itself forgets.
 */
export function createConnectProxy(
  inner: HttpsServer,
  hosts: readonly string[],
  track: (socket: Duplex) => void,
): Server {
  const allowed = new Set(hosts.map((host) => `${host}:443`));
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/plain; charset=utf-8' });
    response.end(
      'OMS Connect simulator. Use this address as an HTTPS proxy; it tunnels to simulated hosts only.\n',
    );
  });
  server.on('connect', (request, socket: Duplex, head: Buffer) => {
    track(socket);
    socket.on('error', () => socket.destroy());
    const target = (request.url ?? '').toLowerCase();
    if (!allowed.has(target)) {
      socket.end('HTTP/1.1 403 Forbidden\r\ncontent-length: 0\r\nconnection: close\r\n\r\n');
      return;
    }
    socket.write('HTTP/1.1 200 Connection Established\r\n\r\n');
    if (head.length > 0) socket.unshift(head);
    inner.emit('connection', socket);
  });
  return server;
}
