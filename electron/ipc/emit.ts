import { channelPrefix, type EventName, type EventPayloads } from '../../shared/api.ts';

/** The part of a window that an event needs. */
export interface EventTarget {
  isDestroyed(): boolean;
  readonly webContents: { isDestroyed(): boolean; send(channel: string, payload: unknown): void };
}

/** Channel of an event: `oms:event:<name>`. */
export function eventChannel(event: EventName): string {
  return `${channelPrefix}event:${event}`;
}

/** Makes the function that tells every open window of the app. */
export function createEmit(windows: () => Iterable<EventTarget>) {
  return <E extends EventName>(event: E, payload: EventPayloads[E]): void => {
    for (const window of windows()) {
      if (window.isDestroyed() || window.webContents.isDestroyed()) continue;
      window.webContents.send(eventChannel(event), payload);
    }
  };
}
