/** Numbers, dates and durations as the screen shows them. English; times are local to the computer. */

const locale = 'en-GB';
const numbers = new Intl.NumberFormat(locale);
const megabytes = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const plurals = new Intl.PluralRules(locale);
const names = new Intl.ListFormat(locale, { style: 'long', type: 'conjunction' });
const dates = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', year: 'numeric' });
const shortDates = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short', year: 'numeric' });
const shortDays = new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'short' });
const times = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const timesWithSeconds = new Intl.DateTimeFormat(locale, { timeStyle: 'medium', hourCycle: 'h23' });

const DAY_IN_MS = 86_400_000;

/** 1248 becomes "1,248". */
export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** "#" in the chosen form is replaced by the number. */
export function plural(count: number, forms: { readonly one: string; readonly other: string }): string {
  return (plurals.select(count) === 'one' ? forms.one : forms.other).replace('#', formatNumber(count));
}

/** Bytes as "0.2 MB", counted in millions as Azure counts them; never "0.0 MB" for something. */
export function formatMegabytes(bytes: number): string {
  const value = bytes / 1_000_000;
  return bytes > 0 && value < 0.1 ? 'under 0.1 MB' : `${megabytes.format(value)} MB`;
}

/** "14 May 2027". */
export function formatDate(when: Date): string {
  return dates.format(when);
}

/** "14 May 2027" with a short month, for columns. */
export function formatShortDate(when: Date): string {
  return shortDates.format(when);
}

/** "10:47". */
export function formatTime(when: Date): string {
  return times.format(when);
}

/** "10:47:05", for lines of a log. */
export function formatTimeWithSeconds(when: Date): string {
  return timesWithSeconds.format(when);
}

/** "today at 09:00", "yesterday at 21:00", "tomorrow at 01:00" or "14 May 2027 at 09:00". */
export function formatMoment(when: Date, now: Date): string {
  return `${nearDay(when, now) ?? formatDate(when)} at ${formatTime(when)}`;
}

/** The same inside a sentence: "today at 09:00", "on 14 May 2027 at 09:00". */
export function formatOn(when: Date, now: Date): string {
  return nearDay(when, now) === undefined ? `on ${formatMoment(when, now)}` : formatMoment(when, now);
}

/** The same for columns and lists: "Today, 09:00", "20 Nov, 09:00", "20 Nov 2025, 09:00". */
export function formatWhen(when: Date, now: Date): string {
  const near = nearDay(when, now);
  const day =
    near !== undefined
      ? near.charAt(0).toUpperCase() + near.slice(1)
      : when.getFullYear() === now.getFullYear()
        ? shortDays.format(when)
        : shortDates.format(when);
  return `${day}, ${formatTime(when)}`;
}

/** "640 bytes", "12 KB", "1.2 MB", counted in thousands and millions. */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return plural(bytes, { one: '1 byte', other: '# bytes' });
  return bytes < 1_000_000 ? `${formatNumber(Math.round(bytes / 1000))} KB` : formatMegabytes(bytes);
}

/** "0.2 s", "26.9 s", "2 min 5 s", "1 h 4 min". */
export function formatDuration(inMs: number): string {
  const seconds = inMs / 1000;
  if (seconds < 60) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  if (whole < 3600) return `${Math.floor(whole / 60)} min ${whole % 60} s`;
  return `${Math.floor(whole / 3600)} h ${Math.floor((whole % 3600) / 60)} min`;
}

/** What is left of something long: "less than a minute left", "about 4 minutes left". */
export function formatRemaining(inMs: number): string {
  const minutes = Math.ceil(inMs / 60_000);
  if (minutes <= 1) return 'less than a minute left';
  if (minutes < 90) return `about ${formatNumber(minutes)} minutes left`;
  return plural(Math.round(minutes / 60), { one: 'about 1 hour left', other: 'about # hours left' });
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
  return names.format(items);
}

/** The first `shown` names, then "and 10 more". */
export function formatFirst(items: readonly string[], shown: number): string {
  if (items.length <= shown) return formatList(items);
  return `${items.slice(0, shown).join(', ')} and ${formatNumber(items.length - shown)} more`;
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
