import { connect, createServer, type Server } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

const host = '127.0.0.1';

/** Listens on a free port of this computer, and of nobody else. */
export function listen(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port: 0, host }, () => {
      const address = server.address();
      if (typeof address === 'object' && address !== null) resolve(address.port);
    });
  });
}

/** A port where nobody listens at the moment. */
export async function freePort(): Promise<number> {
  const server = createServer();
  const port = await listen(server);
  await new Promise((resolve) => server.close(resolve));
  return port;
}

/** Whether somebody listens there. */
function opens(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}

/** Waits until a program that was started listens; answers false when it has not after a while. */
export async function waitUntilOpen(port: number, goesOn: () => boolean): Promise<boolean> {
  const until = Date.now() + 20_000;
  while (Date.now() < until && goesOn()) {
    if (await opens(port)) return true;
    await wait(50);
  }
  return false;
}
