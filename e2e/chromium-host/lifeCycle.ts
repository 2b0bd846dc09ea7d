/** The seam by which windows tell the app what happens to them, without either importing the other. */
export const lifeCycle = {
  quitting: false,
  windowCreated: (_window: unknown, _contents: unknown): void => undefined,
  /** A close was prevented: a quit that waits for it is off. */
  closePrevented: (): void => undefined,
  windowClosed: (): void => undefined,
};
