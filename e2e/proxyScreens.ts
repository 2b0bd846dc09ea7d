import { randomUUID } from 'node:crypto';
import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { eventChannel } from '../electron/ipc/emit.ts';
import type { ProxyQuestion } from '../shared/proxySignIn.ts';
import { proxyTexts } from '../shared/strings/proxySignIn.ts';
import type { Visit } from './screens.ts';

/** What a proxy asks for, with all that it can say; real ones ask in `npm run test:network`. */
export async function walkProxyQuestion(app: ElectronApplication, page: Page, visit: Visit): Promise<void> {
  const question: ProxyQuestion = {
    questionId: randomUUID(),
    proxy: 'proxy.contoso.com:8080',
    realm: 'Contoso web proxy',
    readable: true,
    refused: true,
  };
  await app.evaluate(
    ({ BrowserWindow }, [channel, payload]) => {
      for (const window of BrowserWindow.getAllWindows()) window.webContents.send(channel, payload);
    },
    [eventChannel('proxyAsked'), { question }] as const,
  );
  const dialog = page.getByRole('alertdialog', { name: proxyTexts.title });
  await expect(dialog).toBeVisible();
  await visit('02h-proxy-sign-in');
  await page.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
}
