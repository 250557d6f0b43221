import { createHmac, createSecretKey, randomBytes } from 'node:crypto'
import type { PersonalData } from '@mimamori/policy/members/personal-fields'
import { createSealing, type Sealing } from '../sealing.ts'
import { VAULT_MARK, type Vault } from '../vault.ts'

/** What a text begins with that is sealed with a member's own key. */
const MEMBER_KEY_MARK = 'm1.'

/**
 * A member's own key, 32 random bytes. Once its sealed form is gone nobody reads what it sealed, here or in what was
 * copied, and what the audit log proves under it belongs to nobody any more.
 */
export type MemberKey = Sealing & {
  /** itself, sealed by the vault: what `members.data_key` holds */
  readonly sealed: string
  /** Proof of a value for the audit log, the same for the same value of this member: base64url of an HMAC-SHA-256. */
  readonly provable: (value: string) => string
}

/** A member as far as keys go: the sealed columns, and the key; `dataKey` is empty where there is none. */
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

/** A fresh key for a member who has none. */
export function newMemberKey(vault: Vault): MemberKey {
  const bytes = randomBytes(32)
  return toMemberKey(bytes, vault.seal(bytes.toString('base64url')))
}

/** The key in a member's row; `null`: the row is from before there were keys, or it was destroyed. */
export function memberKeyOf(vault: Vault, dataKey: string): MemberKey | null {
  return dataKey === '' ? null : toMemberKey(Buffer.from(vault.open(dataKey), 'base64url'), dataKey)
}

/** Read a member's columns, also those the vault sealed itself before there were keys. What nothing opens any more is empty. */
export function decryptPersonal(vault: Vault, row: SealedMember): PersonalData {
  const key = memberKeyOf(vault, row.dataKey)
  const read = (sealed: string): string => {
    if (sealed.startsWith(VAULT_MARK)) return vault.open(sealed)
    return key && sealed !== '' ? key.open(sealed) : ''
  }
  return { displayName: read(row.displayName), email: read(row.email), phone: read(row.phone) }
}

/** A member's columns as they are stored, under this key. */
export function encryptPersonal(key: MemberKey, { displayName, email, phone }: PersonalData): SealedMember {
  return {
    displayName: key.seal(displayName),
    email: key.seal(email),
    phone: key.seal(phone),
    dataKey: key.sealed,
  }
}
