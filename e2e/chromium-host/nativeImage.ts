import { named, unknownMember } from './unknownMember.ts';

const PNG_SIGNATURE = '89504e470d0a1a0a';
const PREFIX = 'data:image/png;base64,';

/** A picture that is never drawn: it knows whether it is one, and its size. */
export class HostNativeImage {
  readonly #png: Buffer;

  constructor(png: Buffer) {
    this.#png = png;
    named('NativeImage', this);
  }

  static createEmpty(): HostNativeImage {
    return new HostNativeImage(Buffer.alloc(0));
  }

  static createFromDataURL(dataURL: string): HostNativeImage {
    return dataURL.startsWith(PREFIX)
      ? new HostNativeImage(Buffer.from(dataURL.slice(PREFIX.length), 'base64'))
      : HostNativeImage.createEmpty();
  }

  isEmpty(): boolean {
    return this.#png.subarray(0, 8).toString('hex') !== PNG_SIGNATURE;
  }

  getSize(): Electron.Size {
    return this.isEmpty()
      ? { width: 0, height: 0 }
      : { width: this.#png.readUInt32BE(16), height: this.#png.readUInt32BE(20) };
  }

  toPNG(): Buffer {
    return Buffer.from(this.#png);
  }
}
Object.setPrototypeOf(HostNativeImage.prototype, unknownMember);
HostNativeImage.prototype satisfies Pick<Electron.NativeImage, 'isEmpty' | 'getSize' | 'toPNG'>;
