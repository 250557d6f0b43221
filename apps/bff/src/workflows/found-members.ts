import type { FoundMember } from '@mimamori/contract/search/search-contract'
import { maskFor } from '@mimamori/policy/members/masking-rules'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { memberById } from '@mimamori/storage/members/known-member-reads'
import type { AppContext } from '../runtime/app-context.ts'

/** Members as a search shows them, masked for this role; unknown ids are left out. */
export async function loadFoundMembers(
  { storage: { db, vault }, clock }: AppContext,
  role: Role,
  ids: readonly string[],
): Promise<FoundMember[]> {
  const members: FoundMember[] = []
  for (const id of ids) {
    const member = await memberById(db, vault, id)
    if (!member) continue
    const { roles, registeredAt } = member
    const standing = await standingOf(db, id, clock.now())
    members.push({ id, displayName: maskFor(role, member).displayName, roles: [...roles], registeredAt, standing })
  }
  return members
}
