import type { Page } from 'playwright/test';

/**
 * Texts that their box cuts off without a sign, and boxes that stick out of the window. A text that ends in an
 * ellipsis is cut by design: it can be had whole by its tooltip or its row.
 */
export function cutTexts(page: Page): Promise<string[]> {
  return page.evaluate(() => {
    const found: string[] = [];
    const root = document.documentElement;
    if (root.scrollWidth > root.clientWidth + 1) {
      const widest = [...document.querySelectorAll<HTMLElement>('body *')].filter(
        (element) => element.getBoundingClientRect().right > root.clientWidth + 1,
      );
      found.push(
        `the page is ${root.scrollWidth} wide: ${widest.map((one) => `${one.tagName} ${one.innerText.slice(0, 30)}`).slice(-3)}`,
      );
    }
    for (const element of document.querySelectorAll<HTMLElement>('body *')) {
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const isShown = box.width > 2 && box.height > 2 && style.visibility === 'visible';
      const ownText = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && (node.textContent ?? '').trim() !== '',
      );
      if (!isShown || (!ownText && element.tagName !== 'BUTTON')) continue;
      const isCutWide = element.scrollWidth > element.clientWidth + 1 && style.overflowX !== 'visible';
      const isCutHigh = element.scrollHeight > element.clientHeight + 2 && style.overflowY === 'hidden';
      const isByDesign =
        style.textOverflow === 'ellipsis' || /auto|scroll/.test(style.overflowX + style.overflowY);
      if ((isCutWide || isCutHigh) && style.display !== 'inline' && !isByDesign) {
        found.push(`${element.tagName} ${element.innerText.slice(0, 60)}`);
      }
    }
    return found;
  });
}
