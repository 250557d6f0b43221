import type { Person, PersonState } from '@mimamori/contract/people/person-contract'
import { findMistakableAliases } from '@mimamori/policy/people/alias-rules'
import { settlingEndsAt } from '@mimamori/policy/people/eligibility-rules'
import { everyPerson, type StoredPerson } from '@mimamori/storage/people/person-reads'
import type { AppContext } from '../runtime/app-context.ts'

function accountState({ disabledAt, hasJoined, invitedUntil }: StoredPerson, now: string): PersonState {
  if (disabledAt) return 'disabled'
  if (hasJoined) return 'active'
  return invitedUntil !== null && invitedUntil > now ? 'invited' : 'lapsed'
}

/** A person for the administration, at this instant. */
function toPerson(stored: StoredPerson, now: string, mistakableIds: ReadonlySet<string>): Person {
  const { id, login, alias, kana, latinName, role, queues, factors, lastSeenAt, createdAt, invitedUntil } = stored
  const state = accountState(stored, now)
  const until = state === 'invited' ? invitedUntil : null
  return {
    id,
    login,
    alias,
    kana,
    latinName,
    role,
    queues: [...queues],
    factors,
    lastSeenAt,
    createdAt,
    state,
    confirmed: stored.confirmedAt !== null,
    settledAt: settlingEndsAt(stored) || null,
    mistakable: mistakableIds.has(id),
    invitedUntil: until,
  }
}

/** All accounts, by alias. */
export async function listPeople({ storage, clock }: AppContext): Promise<{ people: Person[] }> {
  const now = clock.now()
  const all = await everyPerson(storage.db)
  const mistakableIds = findMistakableAliases(all)
  return { people: all.map((stored) => toPerson(stored, now, mistakableIds)) }
}
