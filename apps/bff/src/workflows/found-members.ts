import type { FoundMember } from '@mimamori/contract/search/search-contract'
import { maskFor } from '@mimamori/policy/members/masking-rules'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { standingOf } from '@mimamori/storage/ledger/ledger-reads'
import { memberById } from '@mimamori/storage/members/known-member-reads'
import { holdingsOf } from '@mimamori/storage/standards/holding-reads'
import type { AppContext } from '../runtime/app-context.ts'
import { loadStandardNames } from './standard-names.ts'

/** Members as a search shows them, masked for this role; unknown ids are left out. */
export async function loadFoundMembers(
  { storage: { db, vault }, clock }: AppContext,
  role: Role,
  ids: readonly string[],
): Promise<FoundMember[]> {
  const members: FoundMember[] = []
  const names = ids.length > 0 ? await loadStandardNames(db, clock.now()) : []
  for (const id of ids) {
    const member = await memberById(db, vault, id)
    if (!member) continue
    const { roles, registeredAt } = member
    const standing = await standingOf(db, id, clock.now())
    const held = await holdingsOf(db, id)
    const standards = names.filter(({ id: standard }) => held[standard] !== undefined)
    const { displayName } = maskFor(role, member)
    members.push({ id, displayName, roles: [...roles], registeredAt, standing, standards })
  }
  return members
}
