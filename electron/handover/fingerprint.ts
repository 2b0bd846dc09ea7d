import { createHash, createPublicKey } from 'node:crypto';

const SHOWN_DIGITS = 16;

/** How a person compares a public key on both sides. Undefined for what is no key that a secret can be sealed to. */
export function fingerprintOf(publicKey: string): string | undefined {
  const der = Buffer.from(publicKey, 'base64');
  try {
    const key = createPublicKey({ key: der, type: 'spki', format: 'der' });
    if (key.asymmetricKeyType !== 'x25519') return undefined;
  } catch {
    return undefined;
  }
  const digits = createHash('sha256').update(der).digest('hex').slice(0, SHOWN_DIGITS);
  return digits.match(/.{4}/g)?.join(' ');
}
