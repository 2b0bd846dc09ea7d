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

/** What Windows puts around the content, roughly: title bar and borders. */
const FRAME = { width: 16, height: 40 };

/**
 * The least size of the window. Where every screen is smaller, as with large text on a small one, its foot with the
 * buttons must not lie below the screen; the pages are made for half of that size, which is 200 % zoom.
 */
export function minimumOn(workAreas: readonly Bounds[]): { readonly width: number; readonly height: number } {
  const widest = Math.max(0, ...workAreas.map(({ width }) => width));
  const highest = Math.max(0, ...workAreas.map(({ height }) => height));
  return {
    width: widest === 0 ? MINIMUM.width : Math.min(MINIMUM.width, widest),
    height: highest === 0 ? MINIMUM.height : Math.min(MINIMUM.height, highest),
  };
}

// So much of the title bar must be on a screen for a person to get hold of the window.
const GRIP = { width: 120, height: 32 };

/**
 * Where a remembered window can be shown today: as it was where its title bar can be reached, else in the
 * middle of the first screen and no larger than it. Undefined when nothing is remembered and the first size fits.
 * `workAreas` are those of the screens present, the primary one first.
 */
export function placeWindow(saved: Bounds | undefined, workAreas: readonly Bounds[]): Bounds | undefined {
  const primary = workAreas[0];
  if (primary === undefined) return undefined;
  const first = { width: FIRST_CONTENT.width + FRAME.width, height: FIRST_CONTENT.height + FRAME.height };
  if (saved === undefined)
    return first.width <= primary.width && first.height <= primary.height
      ? undefined
      : centred(first, primary);
  const least = minimumOn(workAreas);
  const size = {
    width: Math.max(saved.width, least.width),
    height: Math.max(saved.height, least.height),
  };
  if (workAreas.some((area) => canBeGrabbed({ ...saved, ...size }, area))) return { ...saved, ...size };
  return centred(size, primary);
}

/** In the middle of a screen, and no larger than it. */
function centred(size: { readonly width: number; readonly height: number }, primary: Bounds): Bounds {
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
