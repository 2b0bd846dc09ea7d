import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { Page } from 'playwright/test';
import { test } from './failures/simulatedApp.ts';
import { expect } from './fixture.ts';
import { screenNames } from './screenNames.ts';
import { walkScreens } from './screens.ts';

/** Every screen in light, dark and forced colours, judged by axe-core. */

// The page's policy lets no script tag in; the source is handed to the page by the tool that drives it.
const axeSource = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

const looks = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  forced: { colorScheme: 'dark', forcedColors: 'active' },
} as const;

declare global {
  interface Window {
    axe: { run(context: object, options: object): Promise<AxeResults> };
  }
}

/**
 * What axe-core finds wrong, one line per element. Left out are the invisible ends of Fluent's focus trap: they take
 * the focus to hand it on at once, which no rule can know.
 */
async function violations(page: Page): Promise<string[]> {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axeSource);
  // Colours that are just turning into others would be judged by what they are on the way.
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    await frame();
    await frame();
    const passing = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(passing.map((one) => one.finished));
  });
  const { violations: found } = await page.evaluate(() =>
    window.axe.run({ exclude: [['[data-tabster-dummy]']] }, { resultTypes: ['violations'] }),
  );
  return found.flatMap(({ id, nodes }) =>
    nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`),
  );
}

test('no screen violates a rule of axe-core in light, dark or forced colours', async ({ app, page }) => {
  test.setTimeout(300_000);
  const visited: string[] = [];
  const found: string[] = [];
  await walkScreens(app, page, async (screen) => {
    visited.push(screen);
    for (const [look, media] of Object.entries(looks)) {
      await page.emulateMedia(media);
      for (const line of await violations(page)) found.push(`${screen}, ${look}: ${line}`);
    }
    await page.emulateMedia(looks.light);
  });
  expect(found).toEqual([]);
  expect([...visited].sort()).toEqual([...screenNames].sort());
});
