import { trayPictures } from './trayPictures.ts';

/** Edge of the icon in the notification area at 100 %. */
const SIZE = 16;

/**
 * The icon of the notification area as a data URL. Windows takes one bitmap and scales it, so it gets the one that
 * has as many pixels as the screen will show.
 */
export function trayPicture(scaleFactor: number): string {
  const [smallest, ...larger] = trayPictures;
  const fitting = larger.reduce<(typeof trayPictures)[number]>(
    (chosen, next) => (chosen.pixels < SIZE * scaleFactor ? next : chosen),
    smallest,
  );
  return `data:image/png;base64,${fitting.base64}`;
}
