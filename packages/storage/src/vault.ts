import { createHmac, createSecretKey } from 'node:crypto'
import { createSealing, type Sealing } from './sealing.ts'

/** What a text begins with that the vault itself has sealed. */
export const VAULT_MARK = 'v1.'

/** Seals what must not lie open in the database, among it every member's own key; its key is outside the database. */
export type Vault = Sealing & {
  /** The same for the same text, under this key alone: finds a whole mail or number, or counts tries, without keeping it readable. */
  readonly keyOf: (column: 'email' | 'phone' | 'try', text: string) => string
  /** What only a holder of this key can write under a text, such as one that a browser is to bring back: base64url. */
  readonly signatureOf: (text: string) => string
  /** tells this key from another, and nothing else */
  readonly fingerprint: string
}

/** `key` is 32 bytes. `open` throws when the text was not sealed with this key or was changed. */
export function vaultOf(key: Uint8Array): Vault {
  if (key.length !== 32) throw new Error(`the personal key has ${key.length} bytes, expected 32`)
  const itself = createSecretKey(key)
  const derived = (use: string) => createSecretKey(createHmac('sha256', itself).update(use).digest())
  const [finding, signing] = [derived('finding members'), derived('signing for browsers')]
  return {
    ...createSealing(VAULT_MARK, itself),
    keyOf: (column, text) => createHmac('sha256', finding).update(`${column}\0${text}`).digest('base64url'),
    signatureOf: (text) => createHmac('sha256', signing).update(text).digest('base64url'),
    fingerprint: createHmac('sha256', itself).update('fingerprint').digest('hex').slice(0, 32),
  }
}
