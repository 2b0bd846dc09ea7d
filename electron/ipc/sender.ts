/** The part of Electron's `IpcMainInvokeEvent` that tells who asks. */
export interface InvokeEvent {
  readonly sender: { readonly id: number };
  /** Null once the frame has gone or navigated away. */
  readonly senderFrame: { readonly origin: string; readonly parent: unknown } | null;
}

export type SenderVerdict = 'trusted' | 'noFrame' | 'subFrame' | 'otherOrigin' | 'unknownWindow';

/** Only the main frame of one of our own windows, showing our own page, may call main. */
export function judgeSender(
  event: InvokeEvent,
  ownOrigin: string,
  isKnownWindow: (webContentsId: number) => boolean,
): SenderVerdict {
  try {
    const frame = event.senderFrame;
    if (frame === null) return 'noFrame';
    if (frame.parent !== null) return 'subFrame';
    if (frame.origin !== ownOrigin) return 'otherOrigin';
    if (!isKnownWindow(event.sender.id)) return 'unknownWindow';
    return 'trusted';
  } catch {
    // Electron throws where a frame is asked after it was disposed of.
    return 'noFrame';
  }
}
