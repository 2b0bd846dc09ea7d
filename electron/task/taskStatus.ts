import { win32 } from 'node:path';
import { z } from 'zod';
import { consoleText } from './consoleText.ts';

/** What Task Scheduler knows of a task beside its definition. */
export interface TaskStatus {
  /** UTC ISO. */
  readonly lastRunAt?: string;
  readonly nextRunAt?: string;
  readonly lastResult?: number;
  /** Account as DOMAIN\name, where the definition holds a SID. */
  readonly account?: string;
  /** Program of the first action, whatever code page the console has. */
  readonly program?: string;
}

/**
 * A PowerShell script that tells times and result as one line of JSON. `schtasks /Query /FO CSV /V` tells them too,
 * but its headings are translated and its dates are written as the region writes them, so that 03/04 is one day or
 * another; `Get-ScheduledTaskInfo` has names and dates that mean the same everywhere. Names come as character codes,
 * because the console's code page may lack their characters. Nothing here needs more than the constrained language
 * that hardened computers allow, but for the account of a SID, which then stays a SID.
 */
export function statusScript(taskName: string, userId: string): string {
  const folder = win32.dirname(taskName);
  const sid = /^S-1(?:-\d+)+$/i.test(userId) ? userId : '';
  return [
    `$ErrorActionPreference='Stop'`,
    `$ProgressPreference='SilentlyContinue'`,
    `function utc($d){if($d){$d.ToUniversalTime().ToString('o')}}`,
    `function codes($s){if($s){(([string]$s).ToCharArray()|ForEach-Object{[int]$_}) -join ','}}`,
    `$t=Get-ScheduledTask -TaskPath ${literal(`${folder}\\`)} -TaskName ${literal(win32.basename(taskName))}`,
    '$i=$t|Get-ScheduledTaskInfo',
    '$a=$t.Principal.UserId',
    ...(sid === ''
      ? []
      : [
          `try{$a=(New-Object System.Security.Principal.SecurityIdentifier ${literal(sid)}).Translate([System.Security.Principal.NTAccount]).Value}catch{}`,
        ]),
    '$p=@($t.Actions)[0].Execute',
    '@{last=(utc $i.LastRunTime);next=(utc $i.NextRunTime);result=$i.LastTaskResult;account=(codes $a);program=(codes $p)}|ConvertTo-Json -Compress',
  ].join(';');
}

const text = z.string().nullish();
const answer = z.looseObject({
  last: text,
  next: text,
  result: z.number().nullish(),
  account: text,
  program: text,
});

/** Reads the script's line; undefined where PowerShell told something else. */
export function readStatus(output: Uint8Array): TaskStatus | undefined {
  const parsed = answer.safeParse(json(consoleText(output)));
  if (!parsed.success) return undefined;
  const { last, next, result, account, program } = parsed.data;
  const lastResult = result === null || result === undefined ? undefined : result >>> 0;
  return {
    ...(lastResult === HAS_NOT_RUN ? {} : optional('lastRunAt', instant(last))),
    ...optional('nextRunAt', instant(next)),
    ...optional('lastResult', lastResult === undefined || NO_RESULT.has(lastResult) ? undefined : lastResult),
    ...optional('account', fromCodes(account)),
    ...optional('program', fromCodes(program)),
  };
}

/** "Task Scheduler Error and Success Constants". */
const HAS_NOT_RUN = 0x41303;

/**
 * Of the same page, what is told of the task and not of a run: ready, disabled, has not run, no more runs, not
 * scheduled, no valid triggers, event trigger, queued. The two others, running (0x41301) and terminated (0x41306),
 * and every failure to start are a result, as is the exit code of this app.
 */
const NO_RESULT: ReadonlySet<number> = new Set([
  0x41300,
  0x41302,
  HAS_NOT_RUN,
  0x41304,
  0x41305,
  0x41307,
  0x41308,
  0x41325,
]);

function json(line: string): unknown {
  try {
    return JSON.parse(line.slice(line.indexOf('{'), line.lastIndexOf('}') + 1));
  } catch {
    return undefined;
  }
}

/** "Never" is a date of the last century (1899 or 1999). */
function instant(written: string | null | undefined): string | undefined {
  const at = new Date(written ?? '');
  return at.getUTCFullYear() >= 2000 ? at.toISOString() : undefined;
}

function fromCodes(codes: string | null | undefined): string | undefined {
  if (!codes || !/^\d{1,5}(?:,\d{1,5})*$/.test(codes)) return undefined;
  return String.fromCharCode(...codes.split(',').map(Number));
}

function literal(value: string): string {
  return `'${value.replaceAll("'", "''")}'`;
}

function optional<K extends string, V>(key: K, value: V | undefined): { readonly [P in K]?: V } {
  return value === undefined ? {} : ({ [key]: value } as { readonly [P in K]: V });
}
