import { z } from 'zod';
import { workspaceScope } from './arm/scopes.ts';
import { keepSecrets, keptApp } from './keptSecrets.ts';
import type { AzureState, SavedSearch, Workspace } from './state.ts';

/**
 * The saved searches that were written into a simulated Azure, and the client secrets that were added and removed,
 * kept beyond the process. Only workspaces and apps that differ from how they began are kept; everything else of Azure
 * is made anew at each start.
 */
export interface KeptSearches {
  /** Puts back what an earlier process kept. False, and nothing changed, where it is damaged or of another version. */
  restore(kept: unknown): boolean;
  /** Something was written or deleted: it is kept soon, several changes at once. */
  changed(): void;
  /** Keeps now what has not been kept yet. */
  flush(): void;
}

export interface KeepOptions {
  /** Keeps the text whole or not at all. */
  readonly write: (text: string) => void;
  /** Lets changes gather; rejects when the signal aborts. */
  readonly pause: (signal: AbortSignal) => Promise<void>;
}

/** Another number is another form, which this version does not know. */
const VERSION = 1;

const keptSearch = z.strictObject({
  name: z.string().min(1),
  etag: z.string().exactOptional(),
  writtenAt: z.iso.datetime().exactOptional(),
  properties: z.strictObject({
    category: z.string(),
    displayName: z.string(),
    version: z.number(),
    functionAlias: z.string().exactOptional(),
    functionParameters: z.string().exactOptional(),
    query: z.string(),
    tags: z
      .array(z.strictObject({ name: z.string(), value: z.string() }))
      .readonly()
      .exactOptional(),
  }),
});

const keptAzure = z.strictObject({
  version: z.literal(VERSION),
  workspaces: z.array(z.strictObject({ id: z.string(), savedSearches: z.array(keptSearch) })),
  apps: z.array(keptApp).exactOptional(),
});
type KeptAzure = z.output<typeof keptAzure>;

interface Place {
  readonly id: string;
  readonly workspace: Workspace;
  readonly initial: ReadonlyMap<string, SavedSearch>;
}

export function keepSearches(azure: AzureState, { write, pause }: KeepOptions): KeptSearches {
  const places = [...placesIn(azure)];
  const secrets = keepSecrets(azure);
  let isDirty = false;
  let pausing: AbortController | undefined;

  const writeNow = (): void => {
    if (!isDirty) return;
    isDirty = false;
    write(`${JSON.stringify({ ...snapshot(places), ...secrets.snapshot() })}\n`);
  };

  return {
    restore(kept) {
      const parsed = keptAzure.safeParse(kept);
      if (!parsed.success) return false;
      for (const { id, savedSearches } of parsed.data.workspaces) {
        const place = places.find((one) => one.id === id.toLowerCase());
        if (place) putBack(place.workspace, savedSearches);
      }
      secrets.putBack(parsed.data.apps ?? []);
      return true;
    },
    changed() {
      isDirty = true;
      if (pausing) return;
      const own = new AbortController();
      pausing = own;
      pause(own.signal).then(
        () => {
          pausing = undefined;
          writeNow();
        },
        () => undefined,
      );
    },
    flush() {
      pausing?.abort();
      pausing = undefined;
      writeNow();
    },
  };
}

function* placesIn({ tenants }: AzureState): Generator<Place> {
  for (const { subscriptions } of tenants) {
    for (const { subscriptionId, resourceGroups } of subscriptions) {
      for (const group of resourceGroups.values()) {
        for (const workspace of group.workspaces.values()) {
          const id = workspaceScope(subscriptionId, group.name, workspace.name).toLowerCase();
          yield { id, workspace, initial: new Map(workspace.savedSearches) };
        }
      }
    }
  }
}

function snapshot(places: readonly Place[]): KeptAzure {
  const workspaces = places.filter(isChanged).map(({ id, workspace }) => ({
    id,
    savedSearches: [...workspace.savedSearches.values()].map(({ name, properties, etag, writtenAt }) => ({
      name,
      properties,
      ...(etag === undefined ? {} : { etag }),
      ...(writtenAt === undefined ? {} : { writtenAt: writtenAt.toISOString() }),
    })),
  }));
  return { version: VERSION, workspaces };
}

/** A search is replaced as a whole, never changed in place: the same object is the same content. */
function isChanged({ workspace: { savedSearches }, initial }: Place): boolean {
  return (
    savedSearches.size !== initial.size ||
    [...savedSearches].some(([id, search]) => initial.get(id) !== search)
  );
}

function putBack({ savedSearches }: Workspace, kept: KeptAzure['workspaces'][number]['savedSearches']): void {
  savedSearches.clear();
  for (const { writtenAt, ...search } of kept) {
    savedSearches.set(search.name.toLowerCase(), {
      ...search,
      ...(writtenAt === undefined ? {} : { writtenAt: new Date(writtenAt) }),
    });
  }
}
