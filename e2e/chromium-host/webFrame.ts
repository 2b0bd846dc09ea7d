import { originOf } from './addresses.ts';
import { hostObject } from './unknownMember.ts';

export interface WebFrame {
  readonly url: string;
  readonly origin: string;
  readonly parent: null;
  readonly top: WebFrame;
  readonly frames: readonly WebFrame[];
  readonly framesInSubtree: readonly WebFrame[];
  readonly routingId: number;
  readonly processId: number;
  readonly detached: boolean;
  isDestroyed(): boolean;
}

/**
 * `WebFrameMain` of a main frame: the only frame that has a preload, and so the only one that can send. A
 * message of a document that has gone carries the address that document had.
 */
export function mainFrame(id: number, url: () => string, isDestroyed: () => boolean): WebFrame {
  const frame: WebFrame = hostObject('WebFrameMain', {
    get url() {
      return url();
    },
    get origin() {
      return originOf(url());
    },
    parent: null,
    get top() {
      return frame;
    },
    frames: [],
    get framesInSubtree() {
      return [frame];
    },
    routingId: 1,
    processId: id,
    get detached() {
      return isDestroyed();
    },
    isDestroyed,
  });
  return frame;
}
