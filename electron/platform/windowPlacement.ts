import { z } from 'zod';

/** Place of a window, outer edges, in device-independent pixels. */
export interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `window.json` in the account folder. */
export const windowRecord = z.strictObject({
  schema: z.literal(1),
  x: z.int(),
  y: z.int(),
  width: z.int().positive(),
  height: z.int().positive(),
  maximized: z.boolean(),
});
export type WindowRecord = z.output<typeof windowRecord>;

/** First size of the content; the wizard was drawn for it. */
export const FIRST_CONTENT = { width: 960, height: 680 };
export const MINIMUM = { width: 800, height: 600 };

// So much of the title bar must be on a screen for a person to get hold of the window.
const GRIP = { width: 120, height: 32 };

/**
 * Where a remembered window can be shown today: as it was where its title bar can be reached, else in the
 * middle of the first screen and no larger than it; undefined when nothing is remembered.
 * `workAreas` are those of the screens present, the primary one first.
 */
export function placeWindow(saved: Bounds | undefined, workAreas: readonly Bounds[]): Bounds | undefined {
  const primary = workAreas[0];
  if (saved === undefined || primary === undefined) return undefined;
  const size = {
    width: Math.max(saved.width, MINIMUM.width),
    height: Math.max(saved.height, MINIMUM.height),
  };
  if (workAreas.some((area) => canBeGrabbed({ ...saved, ...size }, area))) return { ...saved, ...size };
  const width = Math.min(size.width, primary.width);
  const height = Math.min(size.height, primary.height);
  return {
    x: primary.x + Math.round((primary.width - width) / 2),
    y: primary.y + Math.round((primary.height - height) / 2),
    width,
    height,
  };
}

function canBeGrabbed(window: Bounds, area: Bounds): boolean {
  const left = Math.max(window.x, area.x);
  const right = Math.min(window.x + window.width, area.x + area.width);
  // A title bar above the screen's upper edge is out of reach, one below the lower edge as well.
  const titleVisible = window.y >= area.y && window.y + GRIP.height <= area.y + area.height;
  return titleVisible && right - left >= GRIP.width;
}
