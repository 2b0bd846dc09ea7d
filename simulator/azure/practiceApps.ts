import { practice } from '../../shared/practice.ts';
import { type OtherPracticeApp, practiceApps } from '../../shared/practiceApps.ts';
import { buildApp, buildSecret, NEW_SECRET_DELAY_MS } from './buildState.ts';
import type { App } from './state.ts';

export { practiceApps };
export type PracticeAppName = OtherPracticeApp | 'working';

const day = 24 * 60 * 60 * 1000;

/** Builds the apps; dates of their secrets are relative to `now`. */
export function buildPracticeApps(now: Date): Readonly<Record<PracticeAppName, App>> {
  const after = (days: number): Date => new Date(now.getTime() + days * day);
  const keyId = (digit: string): string => keyIdOf(digit.padStart(2, digit));
  const current = { startsOn: after(-30), endsOn: after(700) };
  const build = (
    name: OtherPracticeApp,
    displayName: string,
    digit: string,
    dates: Parameters<typeof buildSecret>[2] = current,
  ): App => {
    const { clientId, clientSecret } = practiceApps[name];
    const secrets = [buildSecret(clientSecret, keyId(digit), dates)];
    return buildApp({ appId: clientId, displayName }, { secrets });
  };
  return {
    working: buildApp(
      { appId: practice.clientId, displayName: practice.appName },
      { secrets: [buildSecret(practice.clientSecret, keyId('0'), current)] },
    ),
    expiredSecret: build('expiredSecret', 'OMS Connector (secret expired)', '1', {
      startsOn: after(-400),
      endsOn: after(-35),
    }),
    noRole: build('noRole', 'OMS Connector (no role)', '2'),
    reader: build('reader', 'OMS Connector (Reader)', '3'),
    disabled: { ...build('disabled', 'OMS Connector (disabled)', '4'), disabled: true },
    conditionalAccess: {
      ...build('conditionalAccess', 'OMS Connector (Conditional Access)', '5'),
      blockedByConditionalAccess: true,
    },
    graphPermitted: {
      ...build('graphPermitted', 'OMS Connector (expiry readable)', '6', {
        startsOn: after(-345),
        endsOn: after(20),
      }),
      graphRoles: ['Application.Read.All'],
    },
    manySubscriptions: build('manySubscriptions', 'OMS Connector (many subscriptions)', '7'),
    owner: {
      ...build('owner', 'Azure administrator', '8'),
      graphRoles: [
        'Application.Read.All',
        'Application.ReadWrite.All',
        'AppRoleAssignment.ReadWrite.All',
        'Directory.Read.All',
      ],
    },
    newSecret: build('newSecret', 'OMS Connector (new secret)', '9', {
      startsOn: now,
      endsOn: after(730),
      settlesInMs: NEW_SECRET_DELAY_MS,
    }),
    queryReader: build('queryReader', 'OMS Connector (Log Analytics Reader)', 'd0'),
    otherGroup: build('otherGroup', 'OMS Connector (other resource group)', 'd1'),
    newRole: build('newRole', 'OMS Connector (role not yet in effect)', 'd2'),
    foreign: build('foreign', 'Fabrikam Connector', 'a'),
    expiresSoon: {
      ...build('expiresSoon', 'OMS Connector (secret ends soon)', 'b', {
        startsOn: after(-353),
        endsOn: after(12),
      }),
      graphRoles: ['Application.Read.All'],
    },
    severalSecrets: withSeveralSecrets(
      build('severalSecrets', 'OMS Connector (several secrets)', 'c'),
      after,
    ),
    renewing: mayRenewItself(
      build('renewing', 'OMS Connector (renews itself)', 'd', { startsOn: after(-340), endsOn: after(25) }),
    ),
  };
}

/** Others of the same hint, from earlier years and from a colleague: which one is in use, only their ends can tell. */
function withSeveralSecrets(app: App, after: (days: number) => Date): App {
  const another = (digits: string, from: number, until: number) =>
    buildSecret(`Sev8Q~practice-only.Nobody_Knows_${digits}~0123456789`, keyIdOf(digits), {
      startsOn: after(from),
      endsOn: after(until),
    });
  const secrets = [...app.secrets, another('c1', -740, -10), another('c2', -320, 45), another('c3', -5, 360)];
  return { ...app, secrets, graphRoles: ['Application.Read.All'] };
}

/** Owner of itself: it may change its own credentials, and no other app's. */
function mayRenewItself(app: App): App {
  return { ...app, graphRoles: ['Application.ReadWrite.OwnedBy'], ownerIds: [app.servicePrincipalId] };
}

function keyIdOf(digits: string): string {
  return `c0ffee00-1f2e-4d3c-8b4a-5968778695${digits}`;
}
