import { markPictures, trayPictures } from './trayPictures.ts';

/** Edge of the icon in the notification area at 100 %. */
const SIZE = 16;

/**
 * The icon of the notification area as a data URL. Windows takes one bitmap and scales it, so it gets the one that
 * has as many pixels as the screen will show.
 */
export function trayPicture(scaleFactor: number): string {
  return fittingPicture(trayPictures, scaleFactor);
}

/** The mark of 16 pixels on the window's button on the taskbar, likewise. */
export function attentionMark(scaleFactor: number): string {
  return fittingPicture(markPictures, scaleFactor);
}

interface Picture {
  readonly pixels: number;
  readonly base64: string;
}

function fittingPicture(
  [smallest, ...larger]: readonly [Picture, ...Picture[]],
  scaleFactor: number,
): string {
  const fitting = larger.reduce<Picture>(
    (chosen, next) => (chosen.pixels < SIZE * scaleFactor ? next : chosen),
    smallest,
  );
  return `data:image/png;base64,${fitting.base64}`;
}
