import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import { normaliseEmail, normalisePhone } from '@mimamori/policy/search/search-query'
import type { Vault } from '../vault.ts'

/** The hashes by which a member is found by a whole mail address or phone number. */
export function memberSearchKeys(
  vault: Vault,
  { email, phone }: Pick<Member, 'email' | 'phone'>,
): { emailKey: string; phoneKey: string } {
  return {
    emailKey: vault.keyOf('email', normaliseEmail(email)),
    phoneKey: vault.keyOf('phone', normalisePhone(phone)),
  }
}
