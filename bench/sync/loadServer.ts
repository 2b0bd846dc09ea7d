import { createServer, type IncomingMessage } from 'node:http';
import { createAnswers } from './answers.ts';
import { type RecordedExchange, readLines } from './recording.ts';

/**
 * The simulator's answers of a recorded run, in a process of their own: made before, so that next to nothing of what
 * a run takes is theirs. Plain HTTP on loopback; the path begins with the real host name.
 *
 * A second argument keeps each answer for so many milliseconds.
 *
 * Message "rewind": from the beginning again. Answered, as the start is, by what was served since.
 */

export interface Served {
  readonly port: number;
  readonly requests: number;
  /** Requests that the recording does not have: what was measured is then another run. */
  readonly unknown: readonly string[];
  readonly cpuSeconds: number;
}

const [recording, delayMs = '0'] = process.argv.slice(2);
const delay = Number(delayMs);
if (recording === undefined || process.send === undefined)
  throw new Error('The bench starts this with a file');

const answers = createAnswers();
for await (const exchange of readLines<RecordedExchange>(recording)) answers.add(exchange);

let requests = 0;
let unknown: string[] = [];
let cpu = process.cpuUsage();

const server = createServer((request, response) => {
  const { method = 'GET', url = '/' } = request;
  const send = (body: string | null): void => {
    requests += 1;
    const answer = answers.next(method, url, body);
    if (answer === undefined) {
      unknown.push(`${method} ${url}`);
      response.writeHead(404).end();
      return;
    }
    if (delay === 0) response.writeHead(answer.status, answer.headers).end(answer.body);
    else setTimeout(() => response.writeHead(answer.status, answer.headers).end(answer.body), delay);
  };
  if (method === 'POST') void textOf(request).then(send);
  else request.resume().once('end', () => send(null));
});
// Clients of one measurement start where another one's have ended.
server.keepAliveTimeout = 60_000;

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}

function tell(): void {
  const address = server.address();
  const port = typeof address === 'object' && address !== null ? address.port : 0;
  const { user, system } = process.cpuUsage(cpu);
  const served: Served = { port, requests, unknown, cpuSeconds: (user + system) / 1e6 };
  process.send?.(served);
}

process.on('message', () => {
  tell();
  answers.rewind();
  requests = 0;
  unknown = [];
  cpu = process.cpuUsage();
});
process.on('disconnect', () => process.exit(0));
server.listen({ port: 0, host: '127.0.0.1' }, tell);
