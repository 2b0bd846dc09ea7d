import type { Clipboard } from 'electron';
import { ok, type Result } from '../../shared/result.ts';

/** Puts a text on the clipboard. Main does it, since the page's own way needs focus and a permission. */
export async function copyText(
  clipboard: Pick<Clipboard, 'writeText'>,
  text: string,
): Promise<Result<Record<string, never>>> {
  await clipboard.writeText(text);
  return ok({});
}
