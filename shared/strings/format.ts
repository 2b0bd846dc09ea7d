import { activeLanguage } from '../language/active.ts';
import { localised } from '../language/localised.ts';

/** Numbers, dates and durations as the screen shows them, in its language. Times are local to the computer. */

/** Words between numbers and dates. */
export const momentTexts = localised('momentTexts', {
  near: { today: 'today', yesterday: 'yesterday', tomorrow: 'tomorrow' },
  /** The same where a line begins with them. */
  nearFirst: { today: 'Today', yesterday: 'Yesterday', tomorrow: 'Tomorrow' },
  at: (day: string, time: string) => `${day} at ${time}`,
  on: (date: string, time: string) => `on ${date} at ${time}`,
  left: {
    lessThanMinute: 'less than a minute left',
    minutes: (minutes: number) => `about ${formatNumber(minutes)} minutes left`,
    hours: (hours: number) => plural(hours, { one: 'about 1 hour left', other: 'about # hours left' }),
  },
});

/** Amounts of data and time, and lists. */
export const amountTexts = localised('amountTexts', {
  underTenthOfMegabyte: 'under 0.1 MB',
  bytes: (count: number) => plural(count, { one: '1 byte', other: '# bytes' }),
  underTenthOfSecond: 'less than 0.1 s',
  seconds: (seconds: string) => `${seconds} s`,
  minutes: (minutes: number, seconds: number) => `${minutes} min ${seconds} s`,
  hours: (hours: number, minutes: number) => `${hours} h ${minutes} min`,
  andMore: (names: string, more: number) => `${names} and ${formatNumber(more)} more`,
});

function formattersOf(locale: string) {
  return {
    numbers: new Intl.NumberFormat(locale),
    oneDecimal: new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
    plurals: new Intl.PluralRules(locale),
    names: new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' }),
    dates: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' }),
    shortDates: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' }),
    shortDays: new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' }),
    times: new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    timesWithSeconds: new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23' }),
  };
}

// Two at most: the language of the screen, and English for the log.
const made = new Map<string, ReturnType<typeof formattersOf>>();

function formatters(): ReturnType<typeof formattersOf> {
  const { locale } = activeLanguage();
  const known = made.get(locale) ?? formattersOf(locale);
  made.set(locale, known);
  return known;
}

const DAY_IN_MS = 86_400_000;

/** 1248 becomes "1,248". */
export function formatNumber(value: number): string {
  return formatters().numbers.format(value);
}

/** "#" in the chosen form is replaced by the number. */
export function plural(count: number, forms: { readonly one: string; readonly other: string }): string {
  return (formatters().plurals.select(count) === 'one' ? forms.one : forms.other).replace(
    '#',
    formatNumber(count),
  );
}

/** Bytes as "0.2 MB", counted in millions as Azure counts them; never "0.0 MB" for something. */
export function formatMegabytes(bytes: number): string {
  const value = bytes / 1_000_000;
  return bytes > 0 && value < 0.1
    ? amountTexts.underTenthOfMegabyte
    : `${formatters().oneDecimal.format(value)} MB`;
}

/** "14 May 2027". */
export function formatDate(when: Date): string {
  return formatters().dates.format(when);
}

/** "14 May 2027" with a short month, for columns. */
export function formatShortDate(when: Date): string {
  return formatters().shortDates.format(when);
}

/** "10:47". */
export function formatTime(when: Date): string {
  return formatters().times.format(when);
}

/** "10:47:05", for lines of a log. */
export function formatTimeWithSeconds(when: Date): string {
  return formatters().timesWithSeconds.format(when);
}

/** "today at 09:00", "yesterday at 21:00", "tomorrow at 01:00" or "14 May 2027 at 09:00". */
export function formatMoment(when: Date, now: Date): string {
  const near = nearDay(when, now);
  return momentTexts.at(near === undefined ? formatDate(when) : momentTexts.near[near], formatTime(when));
}

/** The same inside a sentence: "today at 09:00", "on 14 May 2027 at 09:00". */
export function formatOn(when: Date, now: Date): string {
  return nearDay(when, now) === undefined
    ? momentTexts.on(formatDate(when), formatTime(when))
    : formatMoment(when, now);
}

/** The same for columns and lists: "Today, 09:00", "20 Nov, 09:00", "20 Nov 2025, 09:00". */
export function formatWhen(when: Date, now: Date): string {
  const near = nearDay(when, now);
  const day =
    near !== undefined
      ? momentTexts.nearFirst[near]
      : when.getFullYear() === now.getFullYear()
        ? formatters().shortDays.format(when)
        : formatters().shortDates.format(when);
  return `${day}, ${formatTime(when)}`;
}

/** "640 bytes", "12 KB", "1.2 MB", counted in thousands and millions. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return amountTexts.bytes(bytes);
  return bytes < 1_000_000 ? `${formatNumber(Math.round(bytes / 1000))} KB` : formatMegabytes(bytes);
}

/** "0.2 s", "26.9 s", "2 min 5 s", "1 h 4 min". */
export function formatDuration(inMs: number): string {
  if (inMs < 50) return amountTexts.underTenthOfSecond;
  const seconds = inMs / 1000;
  // Rounded to tenths, anything longer would read as 60.
  if (seconds < 59.95) return amountTexts.seconds(formatters().oneDecimal.format(seconds));
  const whole = Math.round(seconds);
  if (whole < 3600) return amountTexts.minutes(Math.floor(whole / 60), whole % 60);
  return amountTexts.hours(Math.floor(whole / 3600), Math.floor((whole % 3600) / 60));
}

/** What is left of something long: "less than a minute left", "about 4 minutes left". */
export function formatRemaining(inMs: number): string {
  const minutes = Math.ceil(inMs / 60_000);
  if (minutes <= 1) return momentTexts.left.lessThanMinute;
  if (minutes < 90) return momentTexts.left.minutes(minutes);
  return momentTexts.left.hours(Math.round(minutes / 60));
}

/** "0:19", "12:05": time that has passed so far. */
export function formatElapsed(inMs: number): string {
  const seconds = Math.floor(inMs / 1000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** Whole days from now until then, counted by calendar days; negative when past. */
export function daysUntil(when: Date, now: Date): number {
  return Math.round((startOfDay(when) - startOfDay(now)) / DAY_IN_MS);
}

/** "A", "A and B", "A, B and C". */
export function formatList(items: readonly string[]): string {
  return formatters().names.format(items);
}

/** The first `shown` names, then "and 10 more". */
export function formatFirst(items: readonly string[], shown: number): string {
  if (items.length <= shown) return formatList(items);
  return amountTexts.andMore(items.slice(0, shown).join(', '), items.length - shown);
}

function nearDay(when: Date, now: Date): 'today' | 'yesterday' | 'tomorrow' | undefined {
  const days = daysUntil(when, now);
  if (days === 0) return 'today';
  return days === -1 ? 'yesterday' : days === 1 ? 'tomorrow' : undefined;
}

// By UTC arithmetic on local calendar fields, so that a change to summer time does not cost a day.
function startOfDay(when: Date): number {
  return Date.UTC(when.getFullYear(), when.getMonth(), when.getDate());
}
