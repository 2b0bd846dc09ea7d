import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type AppError, appError, type ErrorCode } from '../../shared/errors.ts';
import { practice } from '../../shared/practice.ts';
import { errorText } from '../../shared/strings/errors.ts';
import { practiceApps } from '../../simulator/azure/practiceApps.ts';
import { loadSampleSite } from '../../simulator/configmgr/sampleSite.ts';
import { type HeadlessApp, startHeadless } from './headlessApp.ts';
import { addSecret, expireFormerSecrets, NEW_SECRET, practiceApp } from './newSecret.ts';
import { connect, practiceCredentials, signInAndChoose, succeeded } from './wizardPath.ts';

/** Everything that may be wrong with a secret that is pasted for a connection, each told apart, and none saved. */

let app: HeadlessApp;
let connectionId: string;
beforeEach(async () => {
  app = startHeadless({ site: loadSampleSite() });
  ({ connectionId } = await connect(app, ['PS100014']));
});
afterEach(() => app.close());

const SAME_BEGINNING = `${NEW_SECRET.slice(0, -1)}?`;
const contoso = () => {
  const [tenant] = app.simulator.azure.tenants;
  if (!tenant) throw new Error('There is no tenant');
  return tenant;
};
const subscription = () => {
  const found = contoso().subscriptions.find((one) => one.subscriptionId === practice.subscriptionId);
  if (!found) throw new Error('There is no subscription');
  return found;
};
const permitGraph = () => void practiceApp(app).graphRoles.push('Application.Read.All');
const takeRoles = (roleOf?: string) => {
  const { servicePrincipalId } = practiceApp(app);
  const roles = contoso().roleAssignments;
  const other = roles.find(({ principalId }) => principalId === roleOf)?.roleId;
  const changed = roles.flatMap((role) =>
    role.principalId !== servicePrincipalId
      ? [role]
      : other === undefined
        ? []
        : [{ ...role, roleId: other }],
  );
  roles.splice(0, roles.length, ...changed);
};

interface Kind {
  readonly what: string;
  readonly code: ErrorCode;
  readonly secret?: string;
  readonly arrange?: () => void;
}

const kinds: readonly Kind[] = [
  { what: 'the secret ID', code: 'secretIsId', secret: 'c0ffee00-1f2e-4d3c-8b4a-5968778695ff' },
  {
    what: 'an expired one',
    code: 'secretExpired',
    arrange: () => addSecret(app, { endsOn: '2026-11-01T00:00:00.000Z' }),
  },
  {
    what: 'one of another app, where Microsoft Graph may be asked',
    code: 'secretForeign',
    secret: practiceApps.owner.clientSecret,
    arrange: permitGraph,
  },
  {
    what: 'one that is too new, where Microsoft Graph may be asked',
    code: 'secretTooNew',
    arrange: () => {
      permitGraph();
      addSecret(app, { worksFrom: new Date(app.clock.now().getTime() + 15_000) });
    },
  },
  {
    what: 'whatever Entra does not tell apart, where Microsoft Graph is closed',
    code: 'secretWrong',
    secret: practiceApps.owner.clientSecret,
  },
  {
    what: 'the app of another tenant, or none',
    code: 'appNotInTenant',
    arrange: () => void contoso().apps.splice(0),
  },
  {
    what: 'an app that is switched off',
    code: 'appDisabled',
    arrange: () => {
      addSecret(app);
      practiceApp(app).disabled = true;
    },
  },
  {
    what: 'an app that Conditional Access blocks',
    code: 'conditionalAccess',
    arrange: () => {
      addSecret(app);
      practiceApp(app).blockedByConditionalAccess = true;
    },
  },
  {
    what: 'one that works, of an app without its role',
    code: 'roleMissing',
    arrange: () => {
      addSecret(app);
      takeRoles();
    },
  },
  {
    what: 'one that works, of an app that may only read',
    code: 'missingPermission',
    arrange: () => {
      addSecret(app);
      takeRoles(practiceApp(app, practiceApps.reader.clientId).servicePrincipalId);
    },
  },
  {
    what: 'one that works, and the workspace is gone',
    code: 'workspaceNotFound',
    arrange: () => {
      addSecret(app);
      subscription().resourceGroups.get(practice.resourceGroup)?.workspaces.clear();
    },
  },
  {
    what: 'one that works, and the subscription is disabled',
    code: 'subscriptionDisabled',
    arrange: () => {
      addSecret(app);
      subscription().state = 'Disabled';
    },
  },
];

const verify = (secret: string) => app.handlers.verifySecret({ connectionId, secret });
const hint = async () => succeeded(await app.handlers.listConnections({})).connections[0]?.secret.hint;
const textOf = (error: AppError) => {
  const { title, action } = errorText(error, {});
  return { title, action };
};

describe('a pasted secret', () => {
  it.each(kinds)('that is $what is told as $code', async ({ code, secret = NEW_SECRET, arrange }) => {
    arrange?.();
    const answer = await verify(secret);
    expect(answer.ok ? 'accepted' : answer.error.code).toBe(code);
    expect(await hint()).toBe('Prx');
    // What is told names no part of what was pasted.
    expect(JSON.stringify(answer)).not.toContain(secret.slice(0, 6));
  });

  it('has a title and a first action of its own for each kind', () => {
    const texts = kinds.map(({ code }) => textOf(appError(code)));
    expect(new Set(texts.map(({ title }) => title)).size).toBe(kinds.length);
    expect(new Set(texts.map(({ action }) => action)).size).toBe(kinds.length);
  });

  it('is told as mistyped or too new where it begins like one of the app’s', async () => {
    permitGraph();
    addSecret(app);
    const answer = await verify(SAME_BEGINNING);
    expect(answer.ok ? 'accepted' : answer.error.code).toBe('secretTooNew');
  });

  it('stays one cause where the secret in force can no longer sign in to ask', async () => {
    permitGraph();
    expireFormerSecrets(app);
    const answer = await verify(practiceApps.owner.clientSecret);
    expect(answer.ok ? 'accepted' : answer.error.code).toBe('secretWrong');
    // Its text names every cause that it stands for.
    const { action } = textOf(appError('secretWrong'));
    for (const cause of [/Secret ID/, /belong to this client ID/, /new one may need a minute/])
      expect(action).toMatch(cause);
  });

  it('is told apart in the wizard too, by the sign-in that was verified before', async () => {
    permitGraph();
    await signInAndChoose(app);
    const value = practiceApps.owner.clientSecret;
    const answer = await app.handlers.verifySignIn(practiceCredentials({ secret: { kind: 'typed', value } }));
    expect(answer.ok ? 'accepted' : answer.error.code).toBe('secretForeign');
  });

  it('ends a sync in a disabled subscription with that', async () => {
    subscription().state = 'Disabled';
    app.simulator.site.renameCollection('PS100014', 'Renamed');
    const { runId } = succeeded(await app.handlers.syncNow({ connectionId }));
    const { steps } = await app.finished(runId);
    expect(steps.find(({ error }) => error)?.error?.code).toBe('subscriptionDisabled');
  });
});

describe('the end of a secret', () => {
  it('is the earliest one still ahead of those that begin alike', async () => {
    permitGraph();
    const { secrets } = practiceApp(app);
    const [first] = secrets;
    const alike = (endsOn: string, end: string) => ({
      ...(first as (typeof secrets)[number]),
      value: `Prx8Q~another.${end}`,
      endsOn: new Date(endsOn),
    });
    secrets.push(alike('2026-11-01T00:00:00.000Z', 'past'), alike('2027-01-15T00:00:00.000Z', 'next'));
    const answer = succeeded(await app.handlers.verifyConnection({ connectionId }));
    expect(answer.secret).toMatchObject({ expiresOn: '2027-01-15T00:00:00.000Z', expirySource: 'graph' });
  });
});
