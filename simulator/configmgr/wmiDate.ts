/**
 * Dates as the administration service writes them: UTC, up to three digits of a second with trailing zeros
 * trimmed ("...44Z", "...48.92Z"), as its answers show.
 */
export function wmiDate(time: Date): string {
  const iso = time.toISOString();
  return iso.replace(/\.(\d{3})Z$/, (_, digits: string) => {
    const trimmed = digits.replace(/0+$/, '');
    return trimmed === '' ? 'Z' : `.${trimmed}Z`;
  });
}

/** "Never" of the evaluation properties. */
export const neverEvaluated = '1970-01-01T00:00:00Z';
