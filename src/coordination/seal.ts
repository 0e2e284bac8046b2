import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';

/** A name and a lock that only those who know the same secrets come to. */
export interface Seal {
  /** Tells nothing of the secrets. */
  readonly name: string;
  /** A name for the text, the same for all who know the secrets, that tells nothing of it to others. */
  nameOf(text: string): string;
  shut(text: string): string;
  /** Null: it was not shut with this seal. */
  open(shut: string): string | null;
}

const algorithm = 'aes-256-gcm';
const nameBytes = 12;
const nonceBytes = 12;
const tagBytes = 16;
const keyBytes = 32;

/** The seal of these secrets. */
export function sealOf(secrets: readonly string[]): Seal {
  const derived = Buffer.from(
    hkdfSync('sha256', JSON.stringify(secrets), '', 'crm-federation shared tokens', nameBytes + 2 * keyBytes),
  );
  const key = derived.subarray(nameBytes, nameBytes + keyBytes);
  const namingKey = derived.subarray(nameBytes + keyBytes);
  return {
    name: derived.toString('base64url', 0, nameBytes),
    nameOf: (text) => createHmac('sha256', namingKey).update(text).digest('base64url'),
    shut(text) {
      const nonce = randomBytes(nonceBytes);
      const cipher = createCipheriv(algorithm, key, nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    open(shut) {
      const bytes = Buffer.from(shut, 'base64url');
      if (bytes.length < nonceBytes + tagBytes) return null;
      const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
      decipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
      try {
        return decipher.update(bytes.subarray(nonceBytes + tagBytes), undefined, 'utf8') + decipher.final('utf8');
      } catch {
        return null;
      }
    },
  };
}
