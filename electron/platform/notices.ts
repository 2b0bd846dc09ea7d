import { Notification } from 'electron';
import type { ConnectionNotice } from '../methods/notice.ts';

/** Kept: a notice that is collected as garbage no longer hears its click. One per connection and aim, the latest. */
const shown = new Map<string, Notification>();

/** Tells a person something of a connection; chosen, it leads to where the person can act on it. */
export function showNotice({ connectionId, leadsTo, title, body }: ConnectionNotice, open: () => void): void {
  if (!Notification.isSupported()) return;
  const notice = new Notification({ title, body });
  shown.set(`${connectionId} ${leadsTo}`, notice);
  notice.on('click', open);
  notice.show();
}
