import type { Page } from 'playwright/test';
import { test } from '../failures/simulatedApp.ts';
import { expect } from '../fixture.ts';
import { walkScreens } from '../screens.ts';
import { cutTexts } from './cutTexts.ts';
import { untranslated } from './untranslated.ts';

/** Every screen in a language whose texts are longer than the English ones. */

const usual = { width: 1024, height: 720 };
/** The least that the app is made for. */
const small = { width: 800, height: 600 };

test('every screen is translated, and its texts have room', async ({ app, page, language }) => {
  test.setTimeout(300_000);
  const found: string[] = [];
  const check = async (screen: string, look: string) => {
    for (const text of await cutTexts(page)) found.push(`${screen}, ${look}: cut: ${text}`);
  };
  await walkScreens(app, page, async (screen) => {
    await settled(page);
    if (language === 'qps-ploc') {
      for (const text of await untranslated(page)) found.push(`${screen}: not translated: ${text}`);
    }
    await page.setViewportSize(small);
    await settled(page);
    await check(screen, 'small');
    await page.setViewportSize(usual);
    await settled(page);
    await check(screen, 'usual');
  });
  expect(found).toEqual([]);
});

/** Everything has its place: what slides in, or makes room for something, would be measured on its way. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const frame = () => new Promise((done) => requestAnimationFrame(done));
    // One to lay out, one for what watches the size of its box.
    await frame();
    await frame();
    const passing = document.getAnimations().filter((one) => one.effect?.getTiming().iterations !== Infinity);
    await Promise.allSettled(passing.map((one) => one.finished));
  });
}
