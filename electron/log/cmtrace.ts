import type { Severity } from './logger.ts';

/** One entry of a CMTrace log. */
export interface LogEntry {
  readonly at: Date;
  /** `Date.getTimezoneOffset()`: UTC minus local time in minutes, +420 for UTC-7. */
  readonly biasInMinutes: number;
  readonly severity: Severity;
  readonly component: string;
  readonly message: string;
  /** Decimal number shown in CMTrace's Thread column. */
  readonly thread: number;
}

const TYPES: Readonly<Record<Severity, number>> = { verbose: 1, info: 1, warning: 2, error: 3 };
// Everything that a viewer may take for the end of a line, and control characters that are no text.
const LINE_BREAKS = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/g;
const CONTROLS = /\p{Cc}/gu;

/**
 * One line as Configuration Manager's own components write it and CMTrace reads it, without a line break:
 * `<![LOG[text]LOG]!><time="HH:mm:ss.fff+bias" date="MM-dd-yyyy" component=… context="" type=… thread=… file="">`.
 * Source: Configuration Manager documentation, "About log files"; the bias is UTC minus local time.
 */
export function formatEntry(entry: LogEntry): string {
  const local = new Date(entry.at.getTime() - entry.biasInMinutes * 60_000);
  const time = local.toISOString().slice(11, 23);
  const sign = entry.biasInMinutes < 0 ? '-' : '+';
  const bias = `${sign}${String(Math.abs(entry.biasInMinutes)).padStart(3, '0')}`;
  const [year, month, day] = local.toISOString().slice(0, 10).split('-');
  return (
    `<![LOG[${oneLine(entry.message)}]LOG]!>` +
    `<time="${time}${bias}" date="${month}-${day}-${year}" component="${attribute(entry.component)}" ` +
    `context="" type="${TYPES[entry.severity]}" thread="${entry.thread}" file="">`
  );
}

/** `]LOG]!>` would end the text early, and with it hide whatever follows. */
function oneLine(text: string): string {
  return text
    .replace(LINE_BREAKS, ' | ')
    .replaceAll('\t', ' ')
    .replace(CONTROLS, '\ufffd')
    .replaceAll(']LOG]!>', ']LOG] !>');
}

function attribute(text: string): string {
  return text.replace(LINE_BREAKS, ' ').replace(CONTROLS, '').replace(/["<>]/g, "'");
}
