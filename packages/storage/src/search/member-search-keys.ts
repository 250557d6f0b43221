import type { Member } from '@mimamori/policy/intake/intake-arrivals'
import { normaliseEmail, normalisePhone } from '@mimamori/policy/search/search-query'
import type { Vault } from '../vault.ts'

/** What a member is found by when somebody has the whole mail or the whole number. */
export function memberSearchKeys(
  vault: Vault,
  { email, phone }: Pick<Member, 'email' | 'phone'>,
): { emailKey: string; phoneKey: string } {
  return {
    emailKey: vault.keyOf('email', normaliseEmail(email)),
    phoneKey: vault.keyOf('phone', normalisePhone(phone)),
  }
}
