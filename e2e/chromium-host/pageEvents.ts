import { toElectron } from './addresses.ts';
import type { CdpSession, Protocol } from './cdp.ts';
import { hostEvent } from './hostEvent.ts';
import type { WebContents } from './webContents.ts';

type Level = 'info' | 'warning' | 'error' | 'debug';

const levels: Readonly<Record<string, Level>> = {
  error: 'error',
  assert: 'error',
  warning: 'warning',
  debug: 'debug',
  verbose: 'debug',
};

function textOf(value: Protocol.Runtime.RemoteObject): string {
  return (
    value.description ??
    (value.value === undefined ? (value.unserializableValue ?? 'undefined') : String(value.value))
  );
}

/** Turns what Chromium reports about a page into the events of its `webContents`. */
export function watchPage(contents: WebContents, session: CdpSession, frameId: string): void {
  const state = contents._state;
  let painted = false;
  let committed = false;

  const say = (level: Level, message: string, lineNumber: number, sourceId: string) => {
    const details = { level, message, lineNumber, sourceId: toElectron(sourceId), frame: contents.mainFrame };
    contents.emit('console-message', hostEvent(details));
  };

  session.on('Page.frameStartedLoading', ({ frameId: frame }) => {
    if (frame === frameId) {
      state.loading = true;
      contents.emit('did-start-loading');
    }
  });
  session.on('Page.frameStoppedLoading', ({ frameId: frame }) => {
    if (frame === frameId) {
      state.loading = false;
      contents.emit('did-stop-loading');
    }
  });
  session.on('Page.frameNavigated', ({ frame }) => {
    if (frame.id === frameId) {
      committed = true;
      state.crashed = false;
      state.url = toElectron(`${frame.url}${frame.urlFragment ?? ''}`);
      contents.emit('did-navigate', hostEvent({}), state.url, 200, 'OK');
    }
  });
  session.on('Page.navigatedWithinDocument', ({ frameId: frame, url }) => {
    if (frame === frameId) {
      state.url = toElectron(url);
      contents.emit('did-navigate-in-page', hostEvent({}), state.url, true, 1, 1);
    }
  });
  session.on('Page.domContentEventFired', () => contents.emit('dom-ready', hostEvent({})));
  session.on('Page.loadEventFired', () => contents.emit('did-finish-load'));
  session.on('Page.lifecycleEvent', ({ frameId: frame, name }) => {
    if (frame === frameId && name === 'firstPaint' && committed && !painted) {
      painted = true;
      contents.emit('_first-paint');
    }
  });

  session.on('Runtime.consoleAPICalled', ({ type, args, stackTrace }) => {
    const at = stackTrace?.callFrames[0];
    say(levels[type] ?? 'info', args.map(textOf).join(' '), (at?.lineNumber ?? -1) + 1, at?.url ?? '');
  });
  session.on('Runtime.exceptionThrown', ({ exceptionDetails: { text, exception, lineNumber, url } }) => {
    say('error', [text, exception?.description].filter(Boolean).join(' '), lineNumber + 1, url ?? '');
  });
  session.on('Log.entryAdded', ({ entry }) => {
    say(levels[entry.level] ?? 'info', entry.text, (entry.lineNumber ?? -1) + 1, entry.url ?? '');
  });
}
