import type { Page } from 'playwright/test';

declare global {
  interface Window {
    /** What was announced, in its order. */
    announced: string[];
  }
}

/**
 * Records what screen readers are told, by both ways in which Fluent announces: the browser's own, and a live region
 * in the page. A page that was loaded again is listened to again; one that is listened to already, goes on.
 */
export async function listenToAnnouncements(page: Page): Promise<void> {
  await page.evaluate(() => {
    if ('announced' in window) return;
    Object.assign(window, { announced: [] });
    if ('ariaNotify' in document) {
      Object.assign(document, { ariaNotify: (text: string) => window.announced.push(text) });
    }
    new MutationObserver((changes) => {
      for (const { target } of changes) {
        const element = target instanceof Element ? target : target.parentElement;
        const region = element?.closest('[role="status"], output, [aria-live], [role="alert"]');
        const text = region?.textContent?.trim();
        if (text) window.announced.push(text);
      }
    }).observe(document, { childList: true, subtree: true, characterData: true });
  });
}

/** What was announced since it was asked last. */
export function takeAnnouncements(page: Page): Promise<string[]> {
  return page.evaluate(() => window.announced.splice(0));
}
