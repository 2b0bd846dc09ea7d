import { HostClientRequest } from './clientRequest.ts';
import type { IncomingMessage } from './incomingMessage.ts';
import { hostObject } from './unknownMember.ts';

export const net = hostObject('net', {
  request: (
    options: Electron.ClientRequestConstructorOptions | string,
    callback?: (response: IncomingMessage) => void,
  ) => new HostClientRequest(options, callback),
  isOnline: (): boolean => true,
  get online(): boolean {
    return true;
  },
});
