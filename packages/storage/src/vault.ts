import { createCipheriv, createDecipheriv, createHmac, randomBytes } from 'node:crypto'

/** Seals personal columns: AES-256-GCM, a fresh nonce each, the key outside the database. */
export type Vault = {
  readonly seal: (text: string) => string
  readonly open: (sealed: string) => string
  /** The same for the same text, under this key alone: finds a whole mail or number without keeping it readable. */
  readonly keyOf: (column: 'email' | 'phone', text: string) => string
  /** tells this key from another, and nothing else */
  readonly fingerprint: string
}

const NONCE_BYTES = 12
const TAG_BYTES = 16

/** `key` is 32 bytes. `open` throws when the text was not sealed with this key or was changed. */
export function vaultOf(key: Uint8Array): Vault {
  if (key.length !== 32) throw new Error(`the personal key has ${key.length} bytes, expected 32`)
  const finding = createHmac('sha256', key).update('finding members').digest()
  return {
    keyOf: (column, text) => createHmac('sha256', finding).update(`${column}\0${text}`).digest('base64url'),
    fingerprint: createHmac('sha256', key).update('fingerprint').digest('hex').slice(0, 32),
    seal(text) {
      const nonce = randomBytes(NONCE_BYTES)
      const cipher = createCipheriv('aes-256-gcm', key, nonce)
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
      return `v1.${Buffer.concat([nonce, body, cipher.getAuthTag()]).toString('base64url')}`
    },
    open(sealed) {
      const bytes = Buffer.from(sealed.slice(3), 'base64url')
      const decipher = createDecipheriv('aes-256-gcm', key, bytes.subarray(0, NONCE_BYTES))
      decipher.setAuthTag(bytes.subarray(bytes.length - TAG_BYTES))
      const body = bytes.subarray(NONCE_BYTES, bytes.length - TAG_BYTES)
      return Buffer.concat([decipher.update(body), decipher.final()]).toString('utf8')
    },
  }
}
