import type { PersonToConfirm } from '@mimamori/contract/people/account-standing-contract'
import { settlingEndsAt } from '@mimamori/policy/people/eligibility-rules'
import {
  type ConfirmablePerson,
  checkPersonConfirmation,
  confirmPerson,
} from '@mimamori/policy/people/person-confirmation-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { allColleagues, type Colleague } from '@mimamori/storage/people/account-eligibility-reads'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { isEligibleForMoney, loadIneligibleReason } from '../workflows/two-person-eligibility.ts'

/** Has nobody confirmed them whose word counts for more than that of this lead? */
export const isUnconfirmed = ({ confirmedAt, confirmedOnSmallDesk }: Colleague, byFullRule: boolean): boolean =>
  confirmedAt === null || (byFullRule && confirmedOnSmallDesk === true)

function toConfirmable(colleague: Colleague, byFullRule: boolean): ConfirmablePerson {
  const { id, disabledAt, hasJoined, grantedByCommand } = colleague
  // the command on the machine is nobody at the desk
  const invitedBy = colleague.invitedBy === SYSTEM ? null : colleague.invitedBy
  const confirmed = !isUnconfirmed(colleague, byFullRule)
  return { id, disabled: disabledAt !== null, confirmed, hasJoined, invitedBy, grantedByCommand }
}

/** People that no lead has confirmed since their access last changed, and whether this lead can. */
export async function listPeopleToConfirm({ storage, clock }: AppContext, actor: Staff): Promise<PersonToConfirm[]> {
  const now = clock.now()
  const [people, ineligible] = [await allColleagues(storage.db), await loadIneligibleReason(storage.db, actor, now)]
  const byFullRule = await isEligibleForMoney(storage.db, actor, now)
  const aliases = new Map(people.map(({ id, alias }) => [id, alias]))
  return people
    .filter((person) => isUnconfirmed(person, byFullRule) && person.disabledAt === null)
    .map((person) => ({
      id: person.id,
      alias: person.alias,
      login: person.login,
      role: person.role,
      accessChangedAt: person.accessChangedAt || null,
      settledAt: settlingEndsAt(person) || null,
      invitedBy: person.invitedBy === null ? null : (aliases.get(person.invitedBy) ?? null),
      confirm: checkPersonConfirmation(actor, toConfirmable(person, byFullRule), ineligible),
    }))
}

/** Confirms that a colleague is who the account says. Throws NotFound, and the refusal of the rule. */
export async function confirmAccount(
  { storage, clock }: AppContext,
  actor: Staff,
  id: string,
): Promise<{ id: string }> {
  return await storage.write(async (tx) => {
    tx.lock('key', 'people')
    const at = clock.now()
    const person = requireFound((await allColleagues(tx.db)).find((each) => each.id === id))
    const byFullRule = await isEligibleForMoney(tx.db, actor, at)
    const ineligible = await loadIneligibleReason(tx.db, actor, at)
    const event = requireAllowed(confirmPerson(actor, toConfirmable(person, byFullRule), { ineligible, byFullRule }))
    await record(tx, at, actor.id, event)
    return { id }
  })
}
