import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import { z } from 'zod';

/**
 * A client secret on its way to the account that syncs: X25519 with a key made for this one drop, HKDF-SHA-256, then
 * AES-256-GCM. Whoever may write into the inbox can drop; only the private key opens, and nothing can be altered.
 */

export const sealedDrop = z.strictObject({
  schema: z.literal(1),
  connectionId: z.guid(),
  /** Public key of this drop. */
  ephemeral: z.base64(),
  iv: z.base64(),
  tag: z.base64(),
  data: z.base64(),
});
export type SealedDrop = z.output<typeof sealedDrop>;

const drop = z.strictObject({
  connectionId: z.guid(),
  tenantId: z.guid(),
  clientId: z.guid(),
  nonce: z.guid(),
  at: z.iso.datetime(),
  /** Id of the secret that it replaces; empty for a connection that was saved before secrets had one. */
  replaces: z.string().max(36),
  /** Account that sent it, as it names itself. */
  sender: z.string().max(256),
  secret: z.string().min(1).max(512),
  secretExpiresOn: z.iso.datetime().exactOptional(),
});
export type Drop = z.output<typeof drop>;

export interface KeyPair {
  /** Base64 of SPKI. */
  readonly publicKey: string;
  /** Base64 of PKCS #8. */
  readonly privateKey: string;
}

const PURPOSE = 'OMS Connect: hand-over of a client secret, 1';

export function makeKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('x25519');
  return {
    publicKey: publicKey.export({ type: 'spki', format: 'der' }).toString('base64'),
    privateKey: privateKey.export({ type: 'pkcs8', format: 'der' }).toString('base64'),
  };
}

export function sealDrop(given: Drop, publicKey: string): SealedDrop {
  const recipient = createPublicKey({ key: Buffer.from(publicKey, 'base64'), type: 'spki', format: 'der' });
  const own = generateKeyPairSync('x25519');
  const ephemeral = own.publicKey.export({ type: 'spki', format: 'der' });
  const iv = randomBytes(12);
  const { connectionId } = given;
  const key = sharedKey(own.privateKey, recipient, ephemeral);
  const cipher = createCipheriv('aes-256-gcm', key, iv).setAAD(Buffer.from(connectionId));
  const data = Buffer.concat([cipher.update(JSON.stringify(given), 'utf8'), cipher.final()]);
  return {
    schema: 1,
    connectionId,
    ephemeral: ephemeral.toString('base64'),
    iv: iv.toString('base64'),
    tag: cipher.getAuthTag().toString('base64'),
    data: data.toString('base64'),
  };
}

/** Undefined for what this key does not open, or what was altered. */
export function openDrop(sealed: SealedDrop, privateKey: string): Drop | undefined {
  const bytes = (text: string) => Buffer.from(text, 'base64');
  try {
    const own = createPrivateKey({ key: bytes(privateKey), type: 'pkcs8', format: 'der' });
    const ephemeral = bytes(sealed.ephemeral);
    const sender = createPublicKey({ key: ephemeral, type: 'spki', format: 'der' });
    const decipher = createDecipheriv(
      'aes-256-gcm',
      sharedKey(own, sender, ephemeral),
      bytes(sealed.iv),
      // A shorter tag would be easier to guess.
      { authTagLength: 16 },
    )
      .setAAD(Buffer.from(sealed.connectionId))
      .setAuthTag(bytes(sealed.tag));
    const text = Buffer.concat([decipher.update(bytes(sealed.data)), decipher.final()]).toString('utf8');
    const parsed = drop.safeParse(JSON.parse(text));
    return parsed.success && parsed.data.connectionId === sealed.connectionId ? parsed.data : undefined;
  } catch {
    return undefined;
  }
}

function sharedKey(privateKey: KeyObject, publicKey: KeyObject, ephemeral: Buffer): Buffer {
  const secret = diffieHellman({ privateKey, publicKey });
  return Buffer.from(hkdfSync('sha256', secret, ephemeral, PURPOSE, 32));
}
