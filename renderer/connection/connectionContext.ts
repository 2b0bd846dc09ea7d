import type { ConnectionView } from '../../shared/model.ts';
import type { TextContext } from '../../shared/strings/links.ts';

/** Where links in the texts of a connection lead. */
export function contextOf(
  connection: Pick<ConnectionView, 'cloud' | 'tenantId' | 'clientId' | 'workspace'>,
): TextContext {
  const { cloud, tenantId, clientId, workspace } = connection;
  return { cloud, tenant: tenantId, clientId, workspace };
}
