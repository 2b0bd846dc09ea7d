import { Notification } from 'electron';
import type { SecretNotice } from '../methods/secretWatch.ts';

/** Kept: a notice that is collected as garbage no longer hears its click. One per connection, the latest. */
const shown = new Map<string, Notification>();

/** Says that a secret ends; chosen, it leads to where a new one is put in. */
export function showSecretNotice({ connectionId, title, body }: SecretNotice, open: () => void): void {
  if (!Notification.isSupported()) return;
  const notice = new Notification({ title, body });
  shown.set(connectionId, notice);
  notice.on('click', open);
  notice.show();
}
