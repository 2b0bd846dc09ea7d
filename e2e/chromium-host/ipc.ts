import { hostEvent } from './hostEvent.ts';
import { HostEmitter, named } from './unknownMember.ts';
import type { WebContents } from './webContents.ts';
import type { WebFrame } from './webFrame.ts';

type Handler = (event: unknown, ...args: unknown[]) => unknown;

class IpcMain extends HostEmitter {
  readonly #handlers = new Map<string, Handler>();

  handle(
    channel: string,
    listener: (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown,
  ): void {
    if (this.#handlers.has(channel)) {
      throw new Error(`Attempted to register a second handler for '${channel}'`);
    }
    if (typeof listener !== 'function') {
      throw new TypeError(`Expected handler to be a function, but found type '${typeof listener}'`);
    }
    this.#handlers.set(channel, listener as Handler);
  }

  handleOnce(
    channel: string,
    listener: (event: Electron.IpcMainInvokeEvent, ...args: unknown[]) => unknown,
  ): void {
    this.handle(channel, (event, ...args) => {
      this.removeHandler(channel);
      return listener(event, ...args);
    });
  }

  removeHandler(channel: string): void {
    this.#handlers.delete(channel);
  }

  /** @internal */
  _handler(channel: string): Handler | undefined {
    return this.#handlers.get(channel);
  }
}

export const ipcMain = named('ipcMain', new IpcMain());
ipcMain satisfies Pick<Electron.IpcMain, 'handle' | 'handleOnce' | 'removeHandler'>;

/** Answers an `invoke`. A failure becomes the text that Electron puts behind its own. */
export async function answerInvoke(
  sender: WebContents,
  senderFrame: WebFrame,
  channel: string,
  args: readonly unknown[],
): Promise<
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string }
> {
  const handler = ipcMain._handler(channel);
  if (!handler) {
    return { ok: false, message: `Error: No handler registered for '${channel}'` };
  }
  try {
    const event = hostEvent({
      type: 'frame',
      sender,
      senderFrame,
      frameId: senderFrame.routingId,
      processId: senderFrame.processId,
    });
    return { ok: true, value: await handler(event, ...args) };
  } catch (error) {
    console.error(`Error occurred in handler for '${channel}':`, error);
    return { ok: false, message: String(error) };
  }
}

export function takeSend(
  sender: WebContents,
  senderFrame: WebFrame,
  channel: string,
  args: readonly unknown[],
): void {
  const event = hostEvent({ type: 'frame', sender, senderFrame, ports: [], reply: sender.send.bind(sender) });
  sender.emit('ipc-message', event, channel, ...args);
  ipcMain.emit(channel, event, ...args);
}
