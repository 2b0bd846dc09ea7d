import { practice } from '../../shared/practice.ts';
import { buildApp, buildSecret } from './buildState.ts';
import type { App } from './state.ts';

/**
 * Apps of the practice tenant beside the one that works: one for each thing that goes wrong in real life. Client
 * IDs and secrets are fixed and documented in the simulator's README.
 */
export const practiceApps = {
  expiredSecret: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b31',
    clientSecret: 'Exp8Q~practice-only.Expired_Value~0123456789',
  },
  noRole: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b32',
    clientSecret: 'Nor8Q~practice-only.No_Role_Value~0123456789',
  },
  reader: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b33',
    clientSecret: 'Rdr8Q~practice-only.Reader_Value~01234567890',
  },
  disabled: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b34',
    clientSecret: 'Dis8Q~practice-only.Disabled_Value~012345678',
  },
  conditionalAccess: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b35',
    clientSecret: 'Cap8Q~practice-only.Blocked_Value~0123456789',
  },
  graphPermitted: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b36',
    clientSecret: 'Gph8Q~practice-only.Graph_Value~012345678901',
  },
  manySubscriptions: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b37',
    clientSecret: 'Mny8Q~practice-only.Many_Value~0123456789012',
  },
  owner: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b38',
    clientSecret: 'Own8Q~practice-only.Owner_Value~012345678901',
  },
  newSecret: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b39',
    clientSecret: 'New8Q~practice-only.New_Value~01234567890123',
  },
  /** Lives in the other tenant, Fabrikam: AADSTS700016 in the practice tenant. */
  foreign: {
    clientId: '6b1f0c52-93d4-4e0a-8a77-2f5d1c9e4b3a',
    clientSecret: 'Fab8Q~practice-only.Fabrikam_Value~012345678',
  },
} as const;

export type PracticeAppName = keyof typeof practiceApps | 'working';

const day = 24 * 60 * 60 * 1000;
/** A new secret needs 4 to 18 s and more until every server of Entra ID knows it. */
const newSecretDelay = 15_000;

/** Builds the apps; dates of their secrets are relative to `now`. */
export function buildPracticeApps(now: Date): Readonly<Record<PracticeAppName, App>> {
  const after = (days: number): Date => new Date(now.getTime() + days * day);
  const keyId = (digit: string): string => `c0ffee00-1f2e-4d3c-8b4a-5968778695${digit.repeat(2)}`;
  const current = { startsOn: after(-30), endsOn: after(700) };
  const build = (
    name: keyof typeof practiceApps,
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
      graphRoles: ['Application.Read.All', 'Directory.Read.All'],
    },
    newSecret: build('newSecret', 'OMS Connector (new secret)', '9', {
      startsOn: now,
      endsOn: after(730),
      worksFrom: new Date(now.getTime() + newSecretDelay),
    }),
    foreign: build('foreign', 'Fabrikam Connector', 'a'),
  };
}
