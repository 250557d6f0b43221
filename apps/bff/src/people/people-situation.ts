import type { PeopleSituation } from '@mimamori/policy/people/account-rules'
import { aliasKey } from '@mimamori/policy/people/alias-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { countOtherAdmins, managedAccount } from '@mimamori/storage/people/person-reads'
import { allStaff } from '@mimamori/storage/staff/staff-reads'
import type { Tx } from '@mimamori/storage/storage'
import { notFoundError } from '../rpc/refusal-errors.ts'

/** Does somebody else, who may be disabled, have a name a reader takes for this one? */
export async function isAliasTaken(tx: Tx, alias: string, exceptId: string | null): Promise<boolean> {
  const key = aliasKey(alias)
  return (await allStaff(tx.db)).some((each) => each.id !== exceptId && aliasKey(each.alias) === key)
}

/** Who asks, as they are now: whoever was an admin when he asked may be none any more. */
export async function withCurrentRole(tx: Tx, actor: Staff): Promise<Staff> {
  const self = await managedAccount(tx.db, actor.id)
  return self && !self.disabled ? { ...actor, role: self.role } : { ...actor, role: 'moderator' }
}

/** Read somebody and what a rule asks about them. One change of people after another: who is the last admin depends on all. */
export async function loadPeopleSituation(
  tx: Tx,
  actor: Staff,
  id: string,
): Promise<PeopleSituation & { hasCome: boolean }> {
  tx.lock('key', 'people')
  const person = await managedAccount(tx.db, id)
  if (!person) throw notFoundError()
  return {
    actor: await withCurrentRole(tx, actor),
    person,
    otherAdmins: await countOtherAdmins(tx.db, id),
    hasCome: person.hasCome,
  }
}
