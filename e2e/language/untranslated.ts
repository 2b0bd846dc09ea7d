import { readFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import type { Page } from 'playwright/test';
import { practiceSiteFile } from '../../simulator/configmgr/makePracticeSite.ts';

// What people have named, which no language changes.
const site = readFileSync(practiceSiteFile, 'utf8');
const NAMES = [
  /^Contoso /,
  /^OMS Connector/,
  /^(law|rg)-/,
  /^CONTOSO\\/,
  /^CTSO-/,
  /^\\\w/,
  new RegExp(`^${userInfo().username}$`),
];
const CODES = [
  /^[\w-]+(\.[\w-]+)*\.(com|net|io)$/,
  /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/,
  /^(AADSTS\d+|CM_\w+|E[A-Z]{4,}|PS1\w*|\d\w+|[A-Z][a-z]+[A-Z]\w+)$/,
  /^Connection=|^Heartbeat$|^where Computer in~/,
  /^(\/subscriptions\/|Microsoft\.OperationalInsights\/)/,
  // A folder; what the app runs on.
  /^\//,
  /^[\w.]+ \d+(\.\d+)+$/,
  // A date of a column, in the language's own order.
  /^\d{1,2} [A-Z][a-z]+ \d{4}$/,
  // The kind of sign-in behind a client secret, as the portal writes it.
  /^App$/,
];

const isData = (piece: string): boolean =>
  site.includes(JSON.stringify(piece.replace(/ \(\w+\)$/, '')).slice(1, -1)) ||
  [...NAMES, ...CODES].some((known) => known.test(piece));

const ATTRIBUTES = ['aria-label', 'title', 'placeholder', 'aria-description', 'aria-roledescription', 'alt'];

/**
 * Words on the screen, and in what a screen reader is told, that do not come from a translated text and are no
 * data. In the pseudo-locale a translated text stands between brackets and has no letter of the alphabet but in what
 * was handed in.
 */
export async function untranslated(page: Page): Promise<string[]> {
  const texts = await page.evaluate((names) => {
    // What says of itself that no language changes it: codes, log lines, names of Azure's columns.
    const kept = [...document.querySelectorAll<HTMLElement>('[translate="no"]')];
    for (const one of kept) one.style.display = 'none';
    const text = document.body.innerText;
    for (const one of kept) one.style.display = '';
    return [
      text,
      ...names.flatMap((name) =>
        [...document.querySelectorAll(`[${name}]`)]
          .filter((element) => element.checkVisibility() && element.closest('[translate="no"]') === null)
          .map((element) => element.getAttribute(name) ?? ''),
      ),
    ];
  }, ATTRIBUTES);
  const left = texts.flatMap((text) => withoutBracketed(text).split(/[\n\t|]|, /));
  return [
    ...new Set(left.map((line) => line.trim()).filter((line) => /[A-Za-z]{3}/.test(line) && !isData(line))),
  ];
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
