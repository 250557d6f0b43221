import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import { normaliseEmail, normalisePhone } from '@mimamori/policy/search/search-query'
import type { Vault } from '../vault.ts'

/** The hashes by which a member is found by a whole mail address or phone number; empty for a number that was not sent. */
export function memberSearchKeys(
  vault: Vault,
  { email, phone }: Pick<Member, 'email' | 'phone'>,
): { emailKey: string; phoneKey: string } {
  const number = normalisePhone(phone)
  return {
    emailKey: vault.keyOf('email', normaliseEmail(email)),
    phoneKey: number === '' ? '' : vault.keyOf('phone', number),
  }
}
