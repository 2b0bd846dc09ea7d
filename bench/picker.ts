import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, type Page } from 'playwright/test';
import {
  button,
  expectPage,
  next,
  openPractice,
  passAzureAd,
  passGeneral,
  passWorkspace,
} from '../e2e/wizardSteps.ts';
import { collectionTexts } from '../shared/strings/collections.ts';
import { generateSite } from '../simulator/configmgr/generateSite.ts';
import { type Cost, type Figure, median, percentile } from './figures.ts';
import { emptyWindow, launchApp, ourApp } from './launchedApp.ts';
import { untilPainted } from './paintedRows.ts';
import { costOf, laterCost } from './processTree.ts';
import { countMatches, type Keystroke, typing } from './typing.ts';

/**
 * The picker with 20,000 device collections: opening it, and each key typed into its search until the rows are
 * painted. Beside it the same keys in a bare window, where plain script filters an array and writes 30 rows: what
 * no picker can do without. Its floor in turn is the filter alone.
 */

const COLLECTIONS = 20_000;
/** Each further letter leaves fewer; see `typing`. */
const WORDS = [
  'wi',
  'lap',
  'ber',
  'rin',
  'patc',
  'vip',
  'low',
  'hy',
  'ne',
  'te',
  'dom',
  'defe',
  'ps1',
  '123',
];
const ROUNDS = 2;
const PATIENCE_MS = 60_000;

interface Typed {
  readonly keysMs: readonly number[];
  readonly openMs: number;
  readonly mostRows: number;
  readonly cost: Cost;
}

export async function measure(): Promise<readonly Figure[]> {
  const site = generateSite({ collections: COLLECTIONS, devices: 2_000, seed: 20_261_123 });
  const texts = site.collections
    .filter(({ type }) => type === 'device')
    .map(({ name, id }) => `${name}\n${id}`.toLowerCase());
  const keys = typing(Array.from({ length: ROUNDS }, () => WORDS).flat(), (search) =>
    countMatches(texts, search),
  );
  const folder = mkdtempSync(join(tmpdir(), 'oms-connect-site-'));
  try {
    const siteFile = join(folder, 'site.json');
    writeFileSync(siteFile, JSON.stringify(site));
    return figuresOf(await inOurs(siteFile, keys), await inBareWindow(texts, keys), filterAlone(texts, keys));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function figuresOf(ours: Typed, bare: Typed, filterMs: readonly number[]): readonly Figure[] {
  const beside = (value: number) => ({ what: 'bare window', value });
  const costs = { ourCost: ours.cost, besideCost: bare.cost };
  const keys = `Picker of ${COLLECTIONS.toLocaleString('en')}: key to painted rows`;
  return [
    {
      what: `${keys}, p95 of ${ours.keysMs.length}`,
      ours: percentile(ours.keysMs, 0.95),
      unit: 'ms',
      beside: beside(percentile(bare.keysMs, 0.95)),
      budget: { of: 'ours', limit: 50 },
      ...costs,
    },
    { what: `${keys}, p50`, ours: median(ours.keysMs), unit: 'ms', beside: beside(median(bare.keysMs)) },
    {
      what: `${keys}, p50 over the filter alone`,
      ours: median(ours.keysMs),
      unit: 'ms',
      beside: { what: 'array filter', value: median(filterMs) },
    },
    {
      what: 'Picker: rows in the document at most',
      ours: ours.mostRows,
      unit: 'rows',
      beside: beside(bare.mostRows),
      budget: { of: 'ours', limit: 60 },
    },
    {
      what: 'Picker: opening until rows are painted',
      ours: ours.openMs,
      unit: 'ms',
      beside: beside(bare.openMs),
    },
  ];
}

async function inOurs(siteFile: string, keys: readonly Keystroke[]): Promise<Typed> {
  const { page, processId, close } = await launchApp(ourApp, [`--practice-site=${siteFile}`]);
  try {
    await toCollections(page);
    const openMs = await untilPainted(page, { event: 'click', rows: COLLECTIONS }, () =>
      button(page, collectionTexts.add).click(),
    );
    await expect(page.getByRole('dialog').getByRole('searchbox')).toBeFocused();
    return { openMs, ...(await typed(page, processId, keys)) };
  } finally {
    await close();
  }
}

async function toCollections(page: Page): Promise<void> {
  await openPractice(page);
  await passGeneral(page);
  await next(page);
  await passAzureAd(page);
  await next(page);
  await passWorkspace(page);
  await next(page);
  await expectPage(page, 'collections');
  // The list of a site this large is read while the page is already there.
  await button(page, collectionTexts.add).click();
  await expect(page.getByRole('dialog').getByRole('row').nth(1)).toBeVisible({ timeout: PATIENCE_MS });
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toBeHidden();
}

async function inBareWindow(texts: readonly string[], keys: readonly Keystroke[]): Promise<Typed> {
  const { page, processId, close } = await launchApp(emptyWindow);
  try {
    await page.evaluate(buildBarePicker, texts);
    const openMs = await untilPainted(page, { event: 'click', rows: texts.length }, () =>
      page.getByRole('button').click(),
    );
    return { openMs, ...(await typed(page, processId, keys)) };
  } finally {
    await close();
  }
}

async function typed(
  page: Page,
  processId: number,
  keys: readonly Keystroke[],
): Promise<Omit<Typed, 'openMs'>> {
  const before = costOf(processId);
  const keysMs: number[] = [];
  let mostRows = await drawnRows(page);
  for (const { key, matches } of keys) {
    keysMs.push(
      await untilPainted(page, { event: 'keydown', rows: matches }, () => page.keyboard.press(key)),
    );
    mostRows = Math.max(mostRows, await drawnRows(page));
  }
  const after = laterCost(before, costOf(processId));
  const cpuSeconds = (after.cpuSeconds ?? Number.NaN) - (before.cpuSeconds ?? Number.NaN);
  return { keysMs, mostRows, cost: Number.isNaN(cpuSeconds) ? {} : { ...after, cpuSeconds } };
}

const drawnRows = (page: Page): Promise<number> => page.locator('[role=grid] tbody tr').count();

/** Runs in the page. A button that shows an input and 30 rows of an array that the input filters. */
function buildBarePicker(texts: readonly string[]): void {
  const show = document.createElement('button');
  const input = document.createElement('input');
  const table = document.createElement('table');
  const body = table.createTBody();
  table.setAttribute('role', 'grid');
  table.dataset.measured = '';
  const draw = () => {
    const words = input.value.toLowerCase().split(/\s+/).filter(Boolean);
    const found = texts.filter((text) => words.every((word) => text.includes(word)));
    body.replaceChildren(
      ...found.slice(0, 30).map((text) => {
        const row = document.createElement('tr');
        row.insertCell().textContent = text;
        return row;
      }),
    );
    table.setAttribute('aria-rowcount', String(found.length + 1));
  };
  show.addEventListener('click', () => {
    document.body.replaceChildren(input, table);
    draw();
    input.focus();
  });
  input.addEventListener('input', draw);
  show.textContent = 'Add';
  document.body.replaceChildren(show);
}

/** The same searches over the array, nothing drawn. */
function filterAlone(texts: readonly string[], keys: readonly Keystroke[]): readonly number[] {
  return keys.map(({ search }) => {
    const from = performance.now();
    countMatches(texts, search);
    return performance.now() - from;
  });
}
