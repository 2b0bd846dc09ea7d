import { z } from 'zod';
import { type App, type AzureState, type ClientSecret, fingerprintOf } from './state.ts';

/**
 * Client secrets that were added and removed, as far as they have to be known at the next start: a secret itself is
 * never kept, only what is needed to know it again.
 */

const keptSecret = z.strictObject({
  keyId: z.string(),
  displayName: z.string().nullable(),
  hint: z.string().max(3),
  sha256: z.hex().length(64),
  startsOn: z.iso.datetime(),
  endsOn: z.iso.datetime(),
  worksFrom: z.iso.datetime().exactOptional(),
});

/** What became of the secrets of one app since it was built. */
export const keptApp = z.strictObject({
  appId: z.string(),
  added: z.array(keptSecret),
  /** Key IDs of those that it began with. */
  removed: z.array(z.string()),
});
type KeptApp = z.output<typeof keptApp>;

export interface KeptSecrets {
  /** Nothing where no secret was added or removed. */
  snapshot(): { readonly apps?: KeptApp[] };
  putBack(apps: readonly KeptApp[]): void;
}

/** From the state as it is now on. */
export function keepSecrets({ tenants }: AzureState): KeptSecrets {
  const apps = tenants.flatMap((tenant) => tenant.apps);
  const initial = new Map(apps.map((app) => [app.appId, new Set(app.secrets.map(({ keyId }) => keyId))]));

  const changesOf = ({ appId, secrets }: App): KeptApp => {
    const began = initial.get(appId) ?? new Set();
    const present = new Set(secrets.map(({ keyId }) => keyId));
    return {
      appId,
      added: secrets.filter(({ keyId }) => !began.has(keyId)).map(toKept),
      removed: [...began].filter((keyId) => !present.has(keyId)),
    };
  };

  return {
    snapshot() {
      const changed = apps.map(changesOf).filter(({ added, removed }) => added.length + removed.length > 0);
      return changed.length === 0 ? {} : { apps: changed };
    },
    putBack(kept) {
      for (const { appId, added, removed } of kept) {
        const app = apps.find((one) => one.appId === appId);
        if (app === undefined) continue;
        const staying = app.secrets.filter(({ keyId }) => !removed.includes(keyId));
        app.secrets.splice(0, app.secrets.length, ...staying, ...added.map(fromKept));
      }
    },
  };
}

function toKept(secret: ClientSecret): KeptApp['added'][number] {
  const { keyId, displayName, startsOn, endsOn, worksFrom } = secret;
  return {
    ...{ keyId, displayName, ...fingerprintOf(secret) },
    startsOn: startsOn.toISOString(),
    endsOn: endsOn.toISOString(),
    ...(worksFrom === undefined ? {} : { worksFrom: worksFrom.toISOString() }),
  };
}

function fromKept({
  hint,
  sha256,
  startsOn,
  endsOn,
  worksFrom,
  ...rest
}: KeptApp['added'][number]): ClientSecret {
  return {
    ...rest,
    value: { hint, sha256 },
    startsOn: new Date(startsOn),
    endsOn: new Date(endsOn),
    ...(worksFrom === undefined ? {} : { worksFrom: new Date(worksFrom) }),
  };
}
