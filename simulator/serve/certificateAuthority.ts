import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { createSecureContext, type SecureContext } from 'node:tls';
import forge from 'node-forge';

export interface CertificateAuthority {
  /** PEM of the root; a client that trusts it trusts every host below. */
  readonly caPem: string;
  /** PEM of the root's key, for a server of another kind that issues certificates itself. */
  readonly caKeyPem: string;
  /** Certificate of one host name for a TLS server; made at its first use. `endedOn`: it is out of date since then. */
  secureContext(host: string, endedOn?: Date): SecureContext;
}

const day = 24 * 60 * 60 * 1000;

interface KeyPair {
  readonly publicKey: forge.pki.PublicKey;
  readonly privateKey: forge.pki.rsa.PrivateKey;
  readonly privatePem: string;
}

function createKeyPair(): KeyPair {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  return {
    publicKey: forge.pki.publicKeyFromPem(publicKey),
    privateKey: forge.pki.privateKeyFromPem(privateKey),
    privatePem: privateKey,
  };
}

function createCertificate(publicKey: forge.pki.PublicKey): forge.pki.Certificate {
  const certificate = forge.pki.createCertificate();
  certificate.publicKey = publicKey;
  // A serial number is a positive integer: the first bit must not be set.
  certificate.serialNumber = `01${randomBytes(15).toString('hex')}`;
  certificate.validity.notBefore = new Date(Date.now() - day);
  certificate.validity.notAfter = new Date(Date.now() + 30 * day);
  return certificate;
}

const caSubject = [{ name: 'commonName', value: 'OMS Connect simulator (this run only)' }];

/**
 * A root certificate with keys that live in memory only. It is valid from yesterday for a month by the real clock,
 * because it is the client's clock that judges it.
 */
export function createCertificateAuthority(): CertificateAuthority {
  const root = createKeyPair();
  const ca = createCertificate(root.publicKey);
  ca.setSubject(caSubject);
  ca.setIssuer(caSubject);
  ca.setExtensions([
    { name: 'basicConstraints', cA: true, critical: true },
    { name: 'keyUsage', keyCertSign: true, cRLSign: true, critical: true },
    { name: 'subjectKeyIdentifier' },
  ]);
  ca.sign(root.privateKey, forge.md.sha256.create());
  const caPem = forge.pki.certificateToPem(ca);
  const caKeyId = ca.generateSubjectKeyIdentifier().getBytes();

  const leaf = createKeyPair();
  const contexts = new Map<string, SecureContext>();

  const issue = (host: string, endedOn: Date | undefined): SecureContext => {
    const certificate = createCertificate(leaf.publicKey);
    if (endedOn !== undefined) {
      certificate.validity.notBefore = new Date(endedOn.getTime() - 30 * day);
      certificate.validity.notAfter = endedOn;
    }
    certificate.setSubject([{ name: 'commonName', value: host }]);
    certificate.setIssuer(caSubject);
    certificate.setExtensions([
      { name: 'basicConstraints', cA: false, critical: true },
      { name: 'keyUsage', digitalSignature: true, keyEncipherment: true, critical: true },
      { name: 'extKeyUsage', serverAuth: true },
      { name: 'subjectAltName', altNames: [{ type: 2, value: host }] },
      { name: 'subjectKeyIdentifier' },
      { name: 'authorityKeyIdentifier', keyIdentifier: caKeyId },
    ]);
    certificate.sign(root.privateKey, forge.md.sha256.create());
    return createSecureContext({
      key: leaf.privatePem,
      cert: forge.pki.certificateToPem(certificate) + caPem,
    });
  };

  return {
    caPem,
    caKeyPem: root.privatePem,
    secureContext(host, endedOn) {
      const key = `${host} ${endedOn?.toISOString() ?? ''}`;
      const known = contexts.get(key) ?? issue(host, endedOn);
      contexts.set(key, known);
      return known;
    },
  };
}
