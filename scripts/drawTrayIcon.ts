import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright';
import { findChromium } from '../e2e/chromium-host/launchChromium.ts';

/**
 * Draws the icon of the notification area and writes electron/platform/trayPictures.ts. Run it after a change to
 * the drawing: node scripts/drawTrayIcon.ts
 */

/** Sizes that Windows shows at 100, 125, 150 and 200 %. */
const SIZES = [16, 20, 24, 32] as const;

/** The app's own icon (renderer/components/AppIcon.tsx), in fewer and bolder strokes: on the lines of a grid of 16 pixels. */
const drawing = `
<svg viewBox="0 0 40 40" xmlns="http://www.w3.org/2000/svg">
  <defs>
    <linearGradient id="tile" x1="0" y1="0" x2="1" y2="1">
      <stop offset="0" stop-color="#2886de"/>
      <stop offset="1" stop-color="#0c3b5e"/>
    </linearGradient>
  </defs>
  <rect width="40" height="40" rx="8" fill="url(#tile)"/>
  <path d="M17.5 13.75H6.25v12.5h22.5v-4M11 31.5h13" fill="none" stroke="#fff" stroke-width="2.9" stroke-linecap="round" stroke-linejoin="round"/>
  <path d="M22 19.4a4.6 4.6 0 0 1-.3-9.1 6.3 6.3 0 0 1 12-.8 5 5 0 0 1 .4 9.9z" fill="#fff"/>
</svg>`;

/** The mark on the window's button on the taskbar: the round sign with "!" that stands for a fault everywhere. */
const mark = `
<svg viewBox="0 0 16 16" xmlns="http://www.w3.org/2000/svg">
  <circle cx="8" cy="8" r="7.5" fill="#fff"/>
  <circle cx="8" cy="8" r="6.75" fill="#bc2f32"/>
  <path d="M8 4.2v4.4" fill="none" stroke="#fff" stroke-width="1.8" stroke-linecap="round"/>
  <circle cx="8" cy="11.4" r="1.1" fill="#fff"/>
</svg>`;

const browser = await chromium.launch({ executablePath: findChromium(), args: ['--no-sandbox'] });
async function draw(svg: string): Promise<readonly string[]> {
  const pictures: string[] = [];
  for (const pixels of SIZES) {
    const page = await browser.newPage({ viewport: { width: pixels, height: pixels } });
    await page.setContent(`<style>*{margin:0}svg{display:block;width:100vw}</style>${svg}`);
    const png = await page.screenshot({ omitBackground: true });
    pictures.push(`  { pixels: ${pixels}, base64: '${png.toString('base64')}' },`);
  }
  return pictures;
}

const icons = await draw(drawing);
const marks = await draw(mark);
await browser.close();
writeFileSync(
  join(import.meta.dirname, '../electron/platform/trayPictures.ts'),
  [
    '/** Drawn by scripts/drawTrayIcon.ts: PNG, the small ones first. */',
    'export const trayPictures = [',
    ...icons,
    '] as const;',
    '',
    '/** On the window’s button on the taskbar, while a connection needs a look. */',
    'export const markPictures = [',
    ...marks,
    '] as const;',
    '',
  ].join('\n'),
);
