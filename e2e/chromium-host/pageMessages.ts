import { hostEvent } from './hostEvent.ts';
import { answerInvoke, takeSend } from './ipc.ts';
import { type KeyPress, pressAccelerator } from './menu.ts';
import type { IpcHead } from './page/preloadWorld.ts';
import type { WebContents } from './webContents.ts';
import type { Worlds } from './worlds.ts';

async function answer(
  contents: WebContents,
  worlds: Worlds,
  head: IpcHead,
  args: readonly unknown[],
): Promise<void> {
  const { id = 0, channel = '' } = head;
  // A document that has gone meanwhile gets no answer, and neither does the one after it.
  const { document } = worlds;
  const result = await answerInvoke(contents, contents.mainFrame, channel, args);
  const fail = (message: string) => worlds.deliver({ kind: 'failure', id }, message, document);
  if (!result.ok) {
    fail(result.message);
    return;
  }
  try {
    worlds.deliver({ kind: 'result', id }, result.value, document);
  } catch (error) {
    fail(String(error));
  }
}

/** What the preload's world sends to the main process. */
export function takeMessage(contents: WebContents, worlds: Worlds, head: IpcHead, value: unknown): void {
  switch (head.kind) {
    case 'invoke':
      void answer(contents, worlds, head, value as unknown[]);
      break;
    case 'send':
      takeSend(contents, contents.mainFrame, head.channel ?? '', value as unknown[]);
      break;
    case 'open':
      contents._pageOpens(value as { url: string; frameName: string; features: string });
      break;
    case 'key':
      pressAccelerator(value as KeyPress, contents._options.window());
      break;
    case 'title':
      contents._state.title = String(value);
      contents.emit('page-title-updated', hostEvent({}), contents._state.title, true);
      break;
    case 'preload-error':
      contents.emit('preload-error', hostEvent({}), contents._options.preload, new Error(String(value)));
      break;
    default:
      break;
  }
}
