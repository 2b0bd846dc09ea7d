import type { Page } from 'playwright/test';

const ATTRIBUTES = ['aria-label', 'title', 'placeholder', 'aria-description', 'aria-roledescription', 'alt'];

/**
 * Words on the screen, and in what a screen reader is told, that do not come from a translated text and are no
 * data. In the pseudo-locale a translated text stands between brackets and has no letter of the alphabet but in what
 * was handed in.
 */
export async function untranslated(page: Page): Promise<string[]> {
  const texts = await page.evaluate(
    (names) => [
      document.body.innerText,
      ...names.flatMap((name) =>
        [...document.querySelectorAll(`[${name}]`)].map((element) => element.getAttribute(name) ?? ''),
      ),
    ],
    ATTRIBUTES,
  );
  const left = texts.flatMap((text) => withoutBracketed(text).split('\n'));
  return [...new Set(left.map((line) => line.trim()).filter((line) => /[A-Za-z]{3}/.test(line)))];
}

function withoutBracketed(text: string): string {
  let depth = 0;
  let rest = '';
  for (const sign of text) {
    if (sign === '［') depth += 1;
    if (depth === 0) rest += sign;
    if (sign === '］') depth = Math.max(0, depth - 1);
  }
  return rest;
}
