import type { Hono } from 'hono';
import { json } from '../json.ts';
import type { Lock } from '../state.ts';
import { type ArmEnv, requireAction } from './armCall.ts';
import { displayScope } from './armPath.ts';
import { covers } from './scopes.ts';

function view({ name, scope, level }: Lock): unknown {
  return {
    properties: { level },
    id: `${scope}/providers/Microsoft.Authorization/locks/${name}`,
    type: 'Microsoft.Authorization/locks',
    name,
  };
}

/** Management locks at a scope and below it. Source: Azure REST API reference, "Management Locks - List By Scope". */
export function mountLocks(app: Hono<ArmEnv>): void {
  app.get('/:scope{.+}/providers/microsoft.authorization/locks', (c) => {
    const scope = displayScope(c.req.param('scope'));
    requireAction(c, 'Microsoft.Authorization/locks/read', scope);
    const found = c.get('caller').tenant.locks.filter((lock) => covers(scope, lock.scope));
    return json(200, { value: found.map(view) });
  });
}
