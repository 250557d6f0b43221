import type { PeopleSituation } from '@mimamori/policy/people/account-rules'
import { aliasKey } from '@mimamori/policy/people/alias-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { countOtherAdmins, managedAccount } from '@mimamori/storage/people/person-reads'
import { allStaff } from '@mimamori/storage/staff/staff-reads'
import type { Tx } from '@mimamori/storage/storage'
import { requireFound } from '../rpc/refusal-errors.ts'

/** Has anybody else, disabled accounts included, an alias that a reader takes for this one? */
export async function isAliasTaken(tx: Tx, alias: string, exceptId: string | null): Promise<boolean> {
  const key = aliasKey(alias)
  return (await allStaff(tx.db)).some((each) => each.id !== exceptId && aliasKey(each.alias) === key)
}

/** The actor with their present role: an admin may have lost it since the request was authorized. */
export async function withCurrentRole(tx: Tx, actor: Staff): Promise<Staff> {
  const self = await managedAccount(tx.db, actor.id)
  return self && !self.disabled ? { ...actor, role: self.role } : { ...actor, role: 'moderator' }
}

/**
 * A person and what the rules ask about them, under a lock: who is the last admin depends on all people. Throws
 * NotFound.
 */
export async function loadPeopleSituation(
  tx: Tx,
  actor: Staff,
  id: string,
): Promise<PeopleSituation & { hasJoined: boolean }> {
  tx.lock('key', 'people')
  const person = requireFound(await managedAccount(tx.db, id))
  return {
    actor: await withCurrentRole(tx, actor),
    person,
    otherAdmins: await countOtherAdmins(tx.db, id),
    hasJoined: person.hasJoined,
  }
}
