import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { CdpSession } from './cdp.ts';
import { createCodec } from './codec.ts';
import { hasAccelerators } from './menu.ts';
import { createCrossing } from './page/crossing.ts';
import { mainWorld } from './page/mainWorld.ts';
import { type IpcHead, type PreloadConfig, preloadWorld } from './page/preloadWorld.ts';

const codec = createCodec();

export type FromPage = (head: IpcHead, value: unknown) => void;

function preloadText(path: string): string {
  // One line before the preload's own text, so that line numbers in errors are off by one at most.
  return `function (require, module, exports, process) {\n${readFileSync(path, 'utf8')}\n}`;
}

/**
 * The two script worlds of one page: the page's own, and an isolated one in which the preload runs and which
 * alone can speak to the host.
 */
export class Worlds {
  readonly #session: CdpSession;
  readonly #frameId: string;
  readonly #fromPage: FromPage;
  readonly #config: PreloadConfig;
  #context: number | undefined;

  constructor(session: CdpSession, frameId: string, preloadPath: string | undefined, fromPage: FromPage) {
    const name = `host-${randomUUID()}`;
    this.#session = session;
    this.#frameId = frameId;
    this.#fromPage = fromPage;
    this.#config = {
      name,
      binding: `${name}-send`,
      deliver: `${name}-deliver`,
      preloadPath: preloadPath ?? '',
      platform: process.platform,
      versions: { ...process.versions } as Record<string, string>,
      reportsKeys: hasAccelerators(),
    };
  }

  /** Has to be done before the page's first navigation. */
  async install(): Promise<void> {
    const session = this.#session;
    const { name, binding, preloadPath } = this.#config;
    session.on('Runtime.executionContextCreated', ({ context }) => {
      if (context.name === name && context.auxData?.frameId === this.#frameId) {
        this.#context = context.id;
      }
    });
    session.on('Runtime.executionContextDestroyed', ({ executionContextId }) => {
      if (executionContextId === this.#context) {
        this.#context = undefined;
      }
    });
    session.on('Runtime.executionContextsCleared', () => {
      this.#context = undefined;
    });
    session.on('Runtime.bindingCalled', (call) => {
      if (call.name === binding && call.executionContextId === this.#context) {
        const line = call.payload.indexOf('\n');
        const head = JSON.parse(call.payload.slice(0, line)) as IpcHead;
        this.#fromPage(head, codec.decode(call.payload.slice(line + 1)));
      }
    });
    const preload = preloadPath === '' ? 'undefined' : preloadText(preloadPath);
    const parts = [JSON.stringify(this.#config), createCodec, createCrossing, preload];
    await Promise.all([
      session.send('Runtime.enable'),
      session.send('Runtime.addBinding', { name: binding, executionContextName: name }),
      // First the page's half: it must listen when the preload exposes something.
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        source: `(${mainWorld})(${JSON.stringify(name)}, ${createCrossing});`,
      }),
      session.send('Page.addScriptToEvaluateOnNewDocument', {
        worldName: name,
        source: `(${preloadWorld})(${parts.join(',\n')});\n//# sourceURL=${preloadPath || 'preload'}`,
      }),
    ]);
  }

  /** Which document is there now; messages for an earlier one must not reach a later one. */
  get document(): number | undefined {
    return this.#context;
  }

  /**
   * Hands a value to the preload's world. Dropped when there is no such document any more.
   * Throws when the value cannot be cloned.
   */
  deliver(head: IpcHead, value: unknown, document = this.#context): void {
    const text = `${JSON.stringify(head)}\n${codec.encode(cloneForIpc(value))}`;
    if (document !== undefined && document === this.#context) {
      this.#session.post('Runtime.callFunctionOn', {
        executionContextId: document,
        functionDeclaration: `function (text) { globalThis[${JSON.stringify(this.#config.deliver)}](text); }`,
        arguments: [{ value: text }],
      });
    }
  }
}

/** Electron's rule and message for what may cross. */
export function cloneForIpc(value: unknown): unknown {
  try {
    return structuredClone(value);
  } catch {
    throw new Error('An object could not be cloned.');
  }
}
