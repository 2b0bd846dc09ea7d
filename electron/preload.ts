import { contextBridge, type IpcRendererEvent, ipcRenderer } from 'electron';
import { channelPrefix, eventNames, methodNames } from '../shared/api.ts';

/**
 * The bridge to the page: one function per method of the contract and one to subscribe to the events, by
 * name. The page can reach no other channel, and a listener never sees Electron's event object, whose
 * `sender` would be a way to all of IPC.
 */

type Listener = (payload: unknown) => void;

const methods = Object.fromEntries(
  methodNames.map((method) => [
    method,
    (input: unknown): Promise<unknown> => ipcRenderer.invoke(channelPrefix + method, input),
  ]),
);

const known: ReadonlySet<string> = new Set(eventNames);

function on(event: string, listener: Listener): () => void {
  if (!known.has(event)) throw new Error(`No such event: ${event}`);
  const channel = `${channelPrefix}event:${event}`;
  const forward = (_event: IpcRendererEvent, payload: unknown): void => listener(payload);
  ipcRenderer.on(channel, forward);
  return () => {
    ipcRenderer.removeListener(channel, forward);
  };
}

contextBridge.exposeInMainWorld('oms', { ...methods, on });
