/** The calendar day of this computer as `yyyy-mm-dd`, the form of a date box. */
export function localDay(when: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${when.getFullYear()}-${two(when.getMonth() + 1)}-${two(when.getDate())}`;
}
