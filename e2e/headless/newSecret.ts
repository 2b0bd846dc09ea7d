import { practice } from '../../shared/practice.ts';
import { buildSecret } from '../../simulator/azure/buildState.ts';
import type { App } from '../../simulator/azure/state.ts';
import type { HeadlessApp } from './headlessApp.ts';

/** A second client secret, as a person would create it in the portal. */
export const NEW_SECRET = 'Nxt8Q~practice-only.Second_Value~01234567890';
const keyId = 'c0ffee00-1f2e-4d3c-8b4a-5968778695ff';

export function practiceApp({ simulator }: HeadlessApp, appId: string = practice.clientId): App {
  const app = simulator.azure.tenants.flatMap(({ apps }) => apps).find((one) => one.appId === appId);
  if (!app) throw new Error(`There is no app ${appId}`);
  return app;
}

/** Entra knows it from now on, or from `worksFrom` on. */
export function addSecret(
  app: HeadlessApp,
  { endsOn = '2028-11-18T00:00:00.000Z', worksFrom }: { endsOn?: string; worksFrom?: Date } = {},
): void {
  const dates = { startsOn: app.clock.now(), endsOn: new Date(endsOn) };
  practiceApp(app).secrets.push(
    buildSecret(NEW_SECRET, keyId, worksFrom === undefined ? dates : { ...dates, worksFrom }),
  );
}

/** The secret in use came to its end; Entra answers AADSTS7000222 from now on. */
export function expireFormerSecrets(app: HeadlessApp): void {
  const { secrets } = practiceApp(app);
  const kept = secrets.splice(0);
  const endsOn = new Date('2026-11-20T00:00:00.000Z');
  secrets.push(...kept.map((secret) => (secret.value === NEW_SECRET ? secret : { ...secret, endsOn })));
}
