import { addScheme } from './addresses.ts';
import { hostObject } from './unknownMember.ts';

export type SchemeHandler = (request: Request) => Response | Promise<Response>;

const handlers = new Map<string, SchemeHandler>();
let privilegesGiven = false;

/** Set once the app is ready, after which schemes can no longer get privileges. */
export const protocolState = { appIsReady: false };

export const protocol = hostObject('protocol', {
  registerSchemesAsPrivileged(customSchemes: Electron.CustomScheme[]): void {
    if (protocolState.appIsReady) {
      throw new Error('protocol.registerSchemesAsPrivileged should be called before app is ready');
    }
    if (privilegesGiven) {
      throw new Error(
        'protocol.registerSchemesAsPrivileged may be called once only: a second call forgets the first',
      );
    }
    privilegesGiven = true;
    for (const { scheme } of customSchemes) {
      addScheme(scheme);
    }
  },
  handle(scheme: string, handler: SchemeHandler): void {
    if (!protocolState.appIsReady) {
      throw new Error('Session can only be received when app is ready');
    }
    if (handlers.has(scheme)) {
      throw new Error(`Failed to register protocol: ${scheme}`);
    }
    addScheme(scheme);
    handlers.set(scheme, handler);
  },
  unhandle(scheme: string): void {
    if (!handlers.delete(scheme)) {
      throw new Error(`Failed to unhandle protocol: ${scheme}`);
    }
  },
  isProtocolHandled: (scheme: string): boolean => handlers.has(scheme),
});
protocol satisfies Pick<
  Electron.Protocol,
  'registerSchemesAsPrivileged' | 'handle' | 'unhandle' | 'isProtocolHandled'
>;

export function schemeHandler(scheme: string): SchemeHandler | undefined {
  return handlers.get(scheme);
}
