import { type ElectronApplication, expect, type Page } from 'playwright/test';
import { practice } from '../shared/practice.ts';
import { azureAdTexts } from '../shared/strings/azureAd.ts';
import { updateSecretTexts } from '../shared/strings/updateSecret.ts';
import type {} from './failures/simulatedApp.ts';

/** A client secret that ends and is updated, as a person sees it. */

/** A second client secret of the practice app. */
export const NEW_SECRET = 'Nxt8Q~practice-only.Second_Value~01234567890';

export const pane = (page: Page) => page.getByRole('dialog', { name: updateSecretTexts.title });
export const secretBox = (page: Page) => pane(page).getByLabel(updateSecretTexts.paste);
export const inPane = (page: Page, name: string) => pane(page).getByRole('button', { name, exact: true });

/** The practice app, where no other is named. */
interface SecretOf {
  readonly clientId?: string;
}

/** Entra knows one more secret from now on. */
export function createSecret(
  app: ElectronApplication,
  { daysToItsEnd = 727, clientId = practice.clientId }: SecretOf & { readonly daysToItsEnd?: number } = {},
): Promise<void> {
  return app.evaluate(
    (_electron, [id, secret, days]) => {
      const apps = globalThis.practiceSimulator.azure.tenants.flatMap((tenant) => tenant.apps);
      apps
        .find(({ appId }) => appId === id)
        ?.secrets.push({
          value: secret,
          keyId: 'c0ffee00-1f2e-4d3c-8b4a-5968778695ff',
          displayName: 'OMS Connect',
          startsOn: new Date(),
          endsOn: new Date(Date.now() + days * 86_400_000),
        });
    },
    [clientId, NEW_SECRET, daysToItsEnd] as const,
  );
}

/** All secrets of the app end so many days from now; those in the past are refused with AADSTS7000222. */
export function endSecrets(
  app: ElectronApplication,
  inDays: number,
  { clientId = practice.clientId }: SecretOf = {},
): Promise<void> {
  return app.evaluate(
    (_electron, [id, days]) => {
      const apps = globalThis.practiceSimulator.azure.tenants.flatMap((tenant) => tenant.apps);
      const secrets = apps.find(({ appId }) => appId === id)?.secrets ?? [];
      const endsOn = new Date(Date.now() + days * 86_400_000);
      secrets.splice(0, secrets.length, ...secrets.map((secret) => ({ ...secret, endsOn })));
    },
    [clientId, inDays] as const,
  );
}

/** Microsoft Graph tells the app its own secrets. */
export function permitGraph(app: ElectronApplication): Promise<void> {
  return app.evaluate((_electron, clientId) => {
    const apps = globalThis.practiceSimulator.azure.tenants.flatMap((tenant) => tenant.apps);
    apps.find(({ appId }) => appId === clientId)?.graphRoles.push('Application.Read.All');
  }, practice.clientId);
}

/** A paste into the box that has the focus. */
export function paste(page: Page, text: string): Promise<void> {
  return page.evaluate((value) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', value);
    const target = document.activeElement;
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    const wasTaken = target?.dispatchEvent(event) === false;
    // What a browser does with a paste that nobody took.
    if (!wasTaken) document.execCommand('insertText', false, value);
  }, text);
}

export async function expectVerified(page: Page): Promise<void> {
  await expect(pane(page).getByText(azureAdTexts.verified)).toBeVisible({ timeout: 30_000 });
}
