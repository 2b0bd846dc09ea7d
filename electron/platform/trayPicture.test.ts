import { expect, test } from 'vitest';
import { trayPicture } from './trayPicture.ts';

/** Width and height in the header of a PNG. */
function sizeOf(dataUrl: string): readonly number[] {
  const png = Buffer.from(dataUrl.replace('data:image/png;base64,', ''), 'base64');
  expect(png.subarray(1, 4).toString()).toBe('PNG');
  return [png.readUInt32BE(16), png.readUInt32BE(20)];
}

test.each([
  [1, 16],
  [1.25, 20],
  [1.4, 24],
  [1.5, 24],
  [2, 32],
  [3, 32],
])('at %f the picture has %i pixels', (scaleFactor, pixels) => {
  expect(sizeOf(trayPicture(scaleFactor))).toEqual([pixels, pixels]);
});
