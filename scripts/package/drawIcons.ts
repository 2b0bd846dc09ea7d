import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Browser, chromium } from 'playwright';
import { Data } from 'resedit';
import { findChromium } from '../../e2e/chromium-host/launchChromium.ts';

/**
 * Draws the icon of the program and its installers from the SVG files in build/, and writes build/icon.ico and
 * build/icon.png. Run it after a change to one of the drawings: node scripts/package/drawIcons.ts
 */

const folder = join(import.meta.dirname, '../../build');

/** What Windows shows at 100 to 400 %, from title bars and lists up to the largest tiles. */
const drawings = [
  { file: 'icon-small.svg', sizes: [16, 20, 24, 32] },
  { file: 'icon.svg', sizes: [40, 48, 64, 96, 128, 256] },
] as const;

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
const icon = new Data.IconFile();
for (const { file, sizes } of drawings) {
  const svg = readFileSync(join(folder, file), 'utf8');
  for (const pixels of sizes) {
    const png = await draw(browser, svg, pixels);
    const data = Data.RawIconItem.from(new Uint8Array(png).buffer, pixels, pixels, 32);
    icon.icons.push({ width: pixels, height: pixels, colors: 0, planes: 1, bitCount: 32, data });
  }
}
writeFileSync(join(folder, 'icon.ico'), Buffer.from(icon.generate()));
writeFileSync(
  join(folder, 'icon.png'),
  await draw(browser, readFileSync(join(folder, 'icon.svg'), 'utf8'), 256),
);
await browser.close();

async function draw(browser: Browser, svg: string, pixels: number): Promise<Buffer> {
  const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
  await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw}</style>${svg}`);
  const png = await page.screenshot({ omitBackground: true });
  await page.close();
  return png;
}
