import { Notification } from 'electron';
import { trayTexts } from '../../shared/strings/tray.ts';

/** Kept: a notice that is collected as garbage no longer hears its click. */
let shown: Notification | undefined;

/** Tells a person who closed the window why the app is still there. */
export function showTrayNotice(open: () => void): void {
  if (!Notification.isSupported()) return;
  shown = new Notification({ title: trayTexts.noticeTitle, body: trayTexts.noticeBody });
  shown.on('click', open);
  shown.show();
}
