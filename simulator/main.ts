import { readFile } from 'node:fs/promises';
import { chosenSite, messageOf } from './serve/chosenSite.ts';
import { type CommandLine, parseCommandLine, UsageError, usage } from './serve/commandLine.ts';
import { parseFaults } from './serve/faultsFile.ts';
import { readyLine, readyText } from './serve/readyLine.ts';
import { ListenError, serveSimulator } from './serve/serveSimulator.ts';
import { createSimulator } from './simulator.ts';
import type { Exchange, Fault } from './types.ts';

/** Exit codes: 0 stopped by a signal, 1 could not start, 2 wrong arguments. */

async function readFaults(line: CommandLine): Promise<readonly Fault[]> {
  if (line.faultsFile === undefined) return [];
  try {
    return parseFaults(await readFile(line.faultsFile, 'utf8'));
  } catch (error) {
    throw new UsageError(`The faults file ${line.faultsFile} cannot be used: ${messageOf(error)}`);
  }
}

function logLine({ service, method, url, status }: Exchange): void {
  console.error(`${new Date().toISOString()} ${service} ${method} ${url} ${status}`);
}

async function run(line: CommandLine): Promise<void> {
  const now = (): Date => new Date();
  const simulator = createSimulator({
    now,
    site: await chosenSite(line, now),
    keepExchanges: 0,
    ...(line.log ? { observe: logLine } : {}),
  });
  simulator.faults.add(...(await readFaults(line)));
  const served = await serveSimulator(simulator, { port: line.port });
  const stop = async (): Promise<void> => {
    await served.close();
    process.exit(0);
  };
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  const ready = readyLine(simulator, served);
  console.log(line.json ? JSON.stringify(ready) : readyText(ready, simulator.hosts()));
}

try {
  const line = parseCommandLine(process.argv.slice(2));
  if (line.help) console.log(usage);
  else await run(line);
} catch (error) {
  if (error instanceof UsageError) {
    console.error(`${error.message}\n--help lists the options.`);
    process.exitCode = 2;
  } else if (error instanceof ListenError) {
    console.error(error.message);
    process.exitCode = 1;
  } else {
    throw error;
  }
}
