import { createServer } from 'node:http';
import { listen } from './loopback.ts';

export interface PacServer {
  readonly address: string;
  readonly requests: () => number;
  close(): Promise<void>;
}

/** Serves a proxy script as a company's web server does. */
export async function servePac(script: string): Promise<PacServer> {
  let requests = 0;
  const server = createServer((_request, response) => {
    requests += 1;
    response.writeHead(200, { 'content-type': 'application/x-ns-proxy-autoconfig' }).end(script);
  });
  const port = await listen(server);
  return {
    address: `http://127.0.0.1:${port}/proxy.pac`,
    requests: () => requests,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
