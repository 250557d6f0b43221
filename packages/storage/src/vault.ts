import { createHmac, createSecretKey } from 'node:crypto'
import { createSealing, type Sealing } from './sealing.ts'

/** The beginning of every text sealed with the vault's own key. */
export const VAULT_MARK = 'v1.'

/** Encrypts what must not be readable in the database, such as every member's own key. Its key is kept outside the database. */
export type Vault = Sealing & {
  /** A keyed hash, base64url: finds a whole mail address or number, or counts attempts, without storing it readable. */
  readonly keyOf: (column: 'email' | 'phone' | 'try', text: string) => string
  /** Signature of a text that a browser stores and sends back, base64url. */
  readonly signatureOf: (text: string) => string
  /** identifies this key without revealing anything of it: 32 hex digits */
  readonly fingerprint: string
}

/** The vault of a key of 32 bytes; throws for another length. */
export function vaultOf(key: Uint8Array): Vault {
  if (key.length !== 32) throw new Error(`the personal key has ${key.length} bytes, expected 32`)
  const vaultKey = createSecretKey(key)
  const derived = (use: string) => createSecretKey(createHmac('sha256', vaultKey).update(use).digest())
  const [finding, signing] = [derived('finding members'), derived('signing for browsers')]
  return {
    ...createSealing(VAULT_MARK, vaultKey),
    keyOf: (column, text) => createHmac('sha256', finding).update(`${column}\0${text}`).digest('base64url'),
    signatureOf: (text) => createHmac('sha256', signing).update(text).digest('base64url'),
    fingerprint: createHmac('sha256', vaultKey).update('fingerprint').digest('hex').slice(0, 32),
  }
}
