import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A small site as its file has it; what is left out is as in a healthy site. */
export interface SmallSite {
  readonly schema: 1;
  readonly hierarchyId: string;
  readonly sites: readonly { readonly code: string; readonly name: string; readonly server: string }[];
  readonly providers: Readonly<Record<string, string>>;
  readonly serviceConnectionPoint: { readonly host: string; readonly site: string; readonly mode: 'online' };
  readonly domains: Readonly<Record<string, string>>;
  readonly devices: readonly {
    readonly resourceId: number;
    readonly name: string;
    readonly count?: number;
  }[];
  readonly collections: readonly SmallCollection[];
}

export interface SmallCollection {
  readonly id: string;
  readonly name: string;
  readonly builtIn?: boolean;
  readonly type?: 'user';
  readonly members?: readonly (number | string)[];
}

/** 60 computers, four device collections and one of users. */
export const smallSite: SmallSite = {
  schema: 1,
  hierarchyId: '5bbd28b5-0000-4000-8000-725ed8da08c8',
  sites: [{ code: 'PS1', name: 'Contoso Primary', server: 'cm01.contoso.com' }],
  providers: { 'cm01.contoso.com': 'PS1' },
  serviceConnectionPoint: { host: 'cm01.contoso.com', site: 'PS1', mode: 'online' },
  domains: { CONTOSO: 'contoso.com' },
  devices: [{ resourceId: 16777219, name: 'PC-{0001}', count: 60 }],
  collections: [
    { id: 'SMS00001', name: 'All Systems', builtIn: true, members: ['16777219-16777278'] },
    { id: 'SMS00004', name: 'All Users', builtIn: true, type: 'user' },
    { id: 'PS100014', name: 'Servers', members: ['16777219-16777248'] },
    { id: 'PS100015', name: 'Laptops “new” & \\ more', members: [16777219, 16777221] },
    { id: 'PS100016', name: 'Nobody', members: [] },
  ],
};

/** The site with some of its collections changed; undefined takes one away. */
export function siteWith(
  changes: Readonly<Record<string, Partial<SmallCollection> | undefined>>,
  site = smallSite,
): SmallSite {
  return {
    ...site,
    collections: site.collections.flatMap((collection) =>
      collection.id in changes
        ? changes[collection.id] === undefined
          ? []
          : [{ ...collection, ...changes[collection.id] }]
        : [collection],
    ),
  };
}

/** Writes the file and answers its path. */
export function writeSite(folder: string, name: string, site: SmallSite): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(site));
  return path;
}
