import type { Member } from '@mimamori/policy/intake/arrivals'
import { emailAsOne, phoneAsOne } from '@mimamori/policy/search/query'
import type { Vault } from '../vault.ts'

/** What a member is found by when somebody has the whole mail or the whole number. */
export function findingKeys(vault: Vault, { email, phone }: Pick<Member, 'email' | 'phone'>) {
  return { emailKey: vault.keyOf('email', emailAsOne(email)), phoneKey: vault.keyOf('phone', phoneAsOne(phone)) }
}
