import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import type { CdpSession } from './cdp.ts';
import { type Chromium, type ChromiumOptions, launchChromium, openAnotherWindow } from './launchChromium.ts';

export interface OpenedTarget {
  readonly id: string;
  readonly session: CdpSession;
}

interface TargetWatch {
  destroyed(): void;
  crashed(): void;
}

/** Set by the boot: where the app keeps its data, and whether a test runner will connect. */
export const chromiumSettings = { userData: () => '.', listen: false };

const blank = 'about:blank';
let running: Chromium | undefined;
let closing = false;
let windowsOpened = 0;
const watches = new Map<string, TargetWatch>();
const claimed = new Set<string>();
let onForeignTarget: (openerId: string, url: string) => void = () => undefined;

/** Windows are shown only where somebody asked for it and there is a display. */
export function isHeaded(): boolean {
  return Boolean(process.env.OMS_HOST_HEADED && process.env.DISPLAY);
}

/** A visible window is found again by the fragment of the document that it opened with. */
const markerDocument = (marker: string) => `data:text/html,%3Ctitle%3E%3C/title%3E#${marker}`;

function fail(sentence: string): never {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}

function start(options: ChromiumOptions): Chromium {
  try {
    return launchChromium(options);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}

/** Starts Chromium at the first window, or earlier where a test runner waits for its address. */
export function chromium(size = { width: 800, height: 600 }): Chromium {
  if (!running) {
    running = start({
      profile: join(chromiumSettings.userData(), 'Chromium host'),
      firstDocument: isHeaded() ? markerDocument('window-1') : undefined,
      firstWindow: size,
      listen: chromiumSettings.listen,
    });
    const { browser } = running.connection;
    browser.events.once('disconnected', () => {
      if (!closing) {
        fail('Chromium has ended, and its windows with it.');
      }
    });
    watchTargets(browser);
  }
  return running;
}

function watchTargets(browser: CdpSession): void {
  browser.on('Target.targetDestroyed', ({ targetId }) => {
    watches.get(targetId)?.destroyed();
    watches.delete(targetId);
  });
  browser.on('Target.targetCrashed', ({ targetId }) => watches.get(targetId)?.crashed());
  browser.on('Target.targetCreated', ({ targetInfo }) => {
    const { targetId, openerId, type, url } = targetInfo;
    // A window that a page opened past `window.open`: Electron would have asked the handler first.
    if (type === 'page' && openerId && watches.has(openerId)) {
      browser.post('Target.closeTarget', { targetId });
      onForeignTarget(openerId, url);
    }
  });
  browser.post('Target.setDiscoverTargets', { discover: true });
}

export function whenPageOpensTarget(listener: (openerId: string, url: string) => void): void {
  onForeignTarget = listener;
}

async function findMarked(browser: CdpSession, marker: string): Promise<string> {
  const isMarked = ({ url, type, targetId }: { url: string; type: string; targetId: string }) =>
    type === 'page' && url.endsWith(`#${marker}`) && !claimed.has(targetId);
  const found = Promise.withResolvers<string>();
  const look = ({ targetInfo }: { targetInfo: { url: string; type: string; targetId: string } }) => {
    if (isMarked(targetInfo)) {
      found.resolve(targetInfo.targetId);
    }
  };
  browser.on('Target.targetCreated', look);
  browser.on('Target.targetInfoChanged', look);
  const { targetInfos } = await browser.send('Target.getTargets');
  for (const targetInfo of targetInfos) {
    look({ targetInfo });
  }
  return found.promise;
}

/** Opens a window with an empty page and attaches to it. Sizes in CSS pixels. */
export async function openTarget(
  { width, height }: { readonly width: number; readonly height: number },
  watch: TargetWatch,
): Promise<OpenedTarget> {
  const size = { width, height };
  const first = running === undefined;
  const host = chromium(size);
  const { browser } = host.connection;
  windowsOpened += 1;
  const marker = `window-${windowsOpened}`;
  let id: string;
  if (isHeaded()) {
    if (!first && windowsOpened > 1) {
      openAnotherWindow(host, markerDocument(marker));
    }
    id = await findMarked(browser, marker);
  } else {
    ({ targetId: id } = await browser.send('Target.createTarget', { url: blank, newWindow: true, ...size }));
  }
  claimed.add(id);
  watches.set(id, watch);
  const [{ sessionId }, { windowId }] = await Promise.all([
    browser.send('Target.attachToTarget', { targetId: id, flatten: true }),
    browser.send('Browser.getWindowForTarget', { targetId: id }),
  ]);
  // The size given at creation is the outer one, with a tab strip even where nothing is shown.
  await browser.send('Browser.setContentsSize', { windowId, ...size }).catch(() => undefined);
  return { id, session: host.connection.session(sessionId) };
}

export function closeTarget(id: string): void {
  running?.connection.browser.post('Target.closeTarget', { targetId: id });
}

/** Ends Chromium; waits until it has gone, so that its profile folder can be removed. */
export async function closeChromium(): Promise<void> {
  if (!running) {
    return;
  }
  closing = true;
  const { process: child, connection } = running;
  if (child.exitCode === null && child.signalCode === null) {
    const gone = new Promise((resolve) => child.once('exit', resolve));
    connection.browser.post('Browser.close');
    await Promise.race([gone, wait(3000, undefined, { ref: false })]);
    child.kill('SIGKILL');
  }
}
