import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Result } from '../../shared/result.ts';
import type { SyncExitCode } from '../composition.ts';
import { writeJsonFile } from '../store/jsonFile.ts';

/**
 * How the running app answers a `--sync` that was handed over to it: one small file per ticket in the account's
 * folder, which the asking process waits for.
 */

const ticketRecord = z.object({
  schema: z.literal(1),
  /** Missing while the sync goes on. */
  exitCode: z.union([z.literal(0), z.literal(1), z.literal(2), z.literal(3)]).optional(),
});

/** `taken`: the running app has heard, and is at work. */
export type TicketAnswer = SyncExitCode | 'taken';

const folderOf = (accountFolder: string): string => join(accountFolder, 'tickets');
const fileOf = (accountFolder: string, ticket: string): string =>
  join(folderOf(accountFolder), `${ticket.toLowerCase()}.json`);

export function answerTicket(
  accountFolder: string,
  ticket: string,
  answer: TicketAnswer,
): Promise<Result<void>> {
  return writeJsonFile(fileOf(accountFolder, ticket), {
    schema: 1,
    ...(answer === 'taken' ? {} : { exitCode: answer }),
  });
}

/** Undefined while there is no answer. An exit code is the last one, so its file is removed. */
export function readAnswer(accountFolder: string, ticket: string): TicketAnswer | undefined {
  const path = fileOf(accountFolder, ticket);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch {
    // Not there yet, or held by a scanner for a moment.
    return undefined;
  }
  const answer = answerIn(text);
  if (answer === 'taken') return answer;
  try {
    rmSync(path, { force: true });
  } catch {
    // The next start of the app removes it.
  }
  return answer;
}

/** Answers that nobody fetched. Whoever still waits asks again. */
export function clearTickets(accountFolder: string): void {
  try {
    rmSync(folderOf(accountFolder), { recursive: true, force: true });
  } catch {
    // A few bytes stay behind and disturb nobody.
  }
}

function answerIn(text: string): TicketAnswer {
  try {
    const parsed = ticketRecord.safeParse(JSON.parse(text));
    return parsed.success ? (parsed.data.exitCode ?? 'taken') : 3;
  } catch {
    return 3;
  }
}
