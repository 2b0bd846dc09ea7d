import type { ConnectionView } from '../../shared/model.ts';
import type { TextContext } from '../../shared/strings/links.ts';

type Known = Pick<ConnectionView, 'cloud' | 'tenantId' | 'clientId' | 'workspace'> &
  Partial<Pick<ConnectionView, 'site' | 'practice'>>;

/** Where links in the texts of a connection lead. */
export function contextOf({ cloud, tenantId, clientId, workspace, site, practice }: Known): TextContext {
  return {
    ...{ cloud, tenant: tenantId, clientId, workspace },
    ...(site === undefined ? {} : { provider: site.providerFqdn }),
    ...(practice === undefined ? {} : { practice }),
  };
}
