import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import type { PersonalData } from '@mimamori/policy/members/personal-fields'
import { createSealing, type Sealing } from '../sealing.ts'
import { VAULT_MARK, type Vault } from '../vault.ts'

/** Stands before every text sealed with a member's own key. */
const MEMBER_KEY_MARK = 'm1.'

/**
 * A member's own key, 32 random bytes. Once its sealed form is deleted, nobody can read what it sealed, here or in a backup,
 * nor link the proofs in the audit log to the member.
 */
export type MemberKey = Sealing & {
  /** this key, sealed by the vault: the value of `members.data_key` */
  readonly sealed: string
  /** Keyed hash of a value for the audit log: base64url of an HMAC-SHA-256. */
  readonly provable: (value: string) => string
}

/** The sealed columns of a member; `dataKey` is empty where they have no key. */
type SealedMember = PersonalData & { readonly dataKey: string }

function toMemberKey(bytes: Buffer, sealed: string): MemberKey {
  const key = createSecretKey(bytes)
  return {
    ...createSealing(MEMBER_KEY_MARK, key),
    sealed,
    provable(value) {
      const proving = createHmac('sha256', key).update('proving').digest()
      return createHmac('sha256', proving).update(value).digest('base64url')
    },
  }
}

/** A new random key. */
export function newMemberKey(vault: Vault): MemberKey {
  const bytes = randomBytes(32)
  return toMemberKey(bytes, vault.seal(bytes.toString('base64url')))
}

/** The key in a member's row; `null`: the row is from before there were keys, or it was destroyed. */
export function memberKeyOf(vault: Vault, dataKey: string): MemberKey | null {
  return dataKey === '' ? null : toMemberKey(Buffer.from(vault.open(dataKey), 'base64url'), dataKey)
}

/**
 * Decrypts a member's columns, sealed with their own key, or with the vault's from before members had keys. A column is empty
 * where the key was destroyed.
 */
export function decryptPersonal(vault: Vault, row: SealedMember): PersonalData {
  const key = memberKeyOf(vault, row.dataKey)
  const read = (sealed: string): string => {
    if (sealed.startsWith(VAULT_MARK)) return vault.open(sealed)
    return key && sealed !== '' ? key.open(sealed) : ''
  }
  return { displayName: read(row.displayName), email: read(row.email), phone: read(row.phone) }
}

/** Encrypts a member's columns with this key. */
export function encryptPersonal(key: MemberKey, { displayName, email, phone }: PersonalData): SealedMember {
  return {
    displayName: key.seal(displayName),
    email: key.seal(email),
    phone: key.seal(phone),
    dataKey: key.sealed,
  }
}
