/** One entry as CMTrace shows it. */
export interface ShownEntry {
  readonly text: string;
  readonly component: string;
  readonly type: 1 | 2 | 3;
  readonly thread: number;
  /** Moment of the entry, from local time and bias. */
  readonly at: Date;
}

const LINE =
  /^<!\[LOG\[(.*?)\]LOG\]!><time="(\d\d:\d\d:\d\d\.\d{3})([+-]\d{3,4})" date="(\d\d)-(\d\d)-(\d{4})" component="([^"<>]{1,64})" context="" type="([123])" thread="(\d{1,10})" file="">$/;
const HIDDEN = /\p{Cc}|\u2028|\u2029|\ufeff/u;

/**
 * Reads a log for tests, as strictly as anything may: CMTrace passes over what it does not understand and shows it as
 * plain text, which nobody would notice. Throws at the first line that is not exactly an entry.
 */
export function readCmtrace(file: string): readonly ShownEntry[] {
  if (!file.startsWith('\ufeff')) throw new Error('The log does not begin with a byte order mark');
  const lines = file.slice(1).split('\r\n');
  if (lines.pop() !== '') throw new Error('The last line is not ended');
  return lines.map((line, index) => {
    const parts = LINE.exec(line);
    if (parts === null || HIDDEN.test(line)) throw new Error(`Line ${index + 1} is no entry: ${line}`);
    const [, text = '', time, bias, month, day, year, component = '', type, thread] = parts;
    const local = Date.parse(`${year}-${month}-${day}T${time}Z`);
    if (Number.isNaN(local)) throw new Error(`Line ${index + 1} has no time: ${line}`);
    return {
      text,
      component,
      type: Number(type) as ShownEntry['type'],
      thread: Number(thread),
      at: new Date(local + Number(bias) * 60_000),
    };
  });
}
