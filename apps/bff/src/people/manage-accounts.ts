import type { NewPerson } from '@mimamori/contract/people/person-contract'
import {
  addPerson,
  changePerson,
  disablePerson,
  enablePerson,
  endSessionsOf,
  invitePerson,
  type PersonChange,
} from '@mimamori/policy/people/account-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import { accountByLogin } from '@mimamori/storage/staff/staff-reads'
import { requireAllowed } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { releaseClaims } from '../workflows/release-claims.ts'
import { createInvitation, type Invitation } from '../workflows/staff-invitation.ts'
import { isAliasTaken, loadPeopleSituation, withCurrentRole } from './people-situation.ts'

type Names = Pick<PersonChange, 'alias' | 'kana' | 'latinName'>
const trimNames = ({ alias, kana, latinName }: Names): Names => ({
  alias: alias.trim(),
  kana: kana?.trim(),
  latinName: latinName?.trim(),
})

/** Adds an account that nobody can sign in to until its invitation link was used. Throws the refusal of the rule. */
export async function addAccount(
  app: AppContext,
  actor: Staff,
  newPerson: NewPerson,
): Promise<{ id: string } & Invitation> {
  const login = newPerson.login.toLowerCase()
  return await app.storage.write(async (tx) => {
    tx.lock('key', 'people')
    const at = app.clock.now()
    const names = trimNames(newPerson)
    const taken = {
      loginTaken: (await accountByLogin(tx.db, login)) !== null,
      aliasTaken: await isAliasTaken(tx, names.alias, null),
    }
    const event = requireAllowed(addPerson(await withCurrentRole(tx, actor), taken))
    const id = newId(at)
    const added = { ...event, ...newPerson, ...names, id, login, passwordHash: '', invitedBy: actor.id }
    await record(tx, at, actor.id, added)
    return { id, ...(await createInvitation(tx, at, { id, by: actor.id, anew: false })) }
  })
}

/**
 * Changes names, role or queues. Another role ends the person's sessions and releases their claims. Throws NotFound,
 * and the refusal of the rule.
 */
export async function changeAccount(
  app: AppContext,
  actor: Staff,
  id: string,
  changes: PersonChange,
): Promise<{ id: string }> {
  return await app.storage.write(async (tx) => {
    const situation = await loadPeopleSituation(tx, actor, id)
    const names = trimNames(changes)
    const aliasTaken = await isAliasTaken(tx, names.alias, id)
    const event = requireAllowed(changePerson(situation, { ...changes, ...names }, aliasTaken))
    const at = app.clock.now()
    if (event.role !== event.was.role) await releaseClaims(tx, at, { by: actor.id, of: id })
    await record(tx, at, actor.id, event)
    return { id }
  })
}

/** Disables an account and releases its claims. Throws NotFound, and the refusal of the rule. */
export async function disableAccount(app: AppContext, actor: Staff, id: string): Promise<{ id: string }> {
  return await app.storage.write(async (tx) => {
    const event = requireAllowed(disablePerson(await loadPeopleSituation(tx, actor, id)))
    const at = app.clock.now()
    await releaseClaims(tx, at, { by: actor.id, of: id })
    await record(tx, at, actor.id, event)
    return { id }
  })
}

/** Enables a disabled account. Throws NotFound, and the refusal of the rule. */
export async function enableAccount(app: AppContext, actor: Staff, id: string): Promise<{ id: string }> {
  return await app.storage.write(async (tx) => {
    const event = requireAllowed(enablePerson(await loadPeopleSituation(tx, actor, id)))
    await record(tx, app.clock.now(), actor.id, event)
    return { id }
  })
}

/**
 * Creates a new invitation link. What the person signed in with before is void, and their claims are released. Throws
 * NotFound, and the refusal of the rule.
 */
export async function reinviteAccount(app: AppContext, actor: Staff, id: string): Promise<{ id: string } & Invitation> {
  return await app.storage.write(async (tx) => {
    requireAllowed(invitePerson(await loadPeopleSituation(tx, actor, id)))
    const at = app.clock.now()
    await releaseClaims(tx, at, { by: actor.id, of: id })
    return { id, ...(await createInvitation(tx, at, { id, by: actor.id, anew: true })) }
  })
}

/** Ends all sessions of a person and releases their claims. Throws NotFound, and the refusal of the rule. */
export async function endAccountSessions(app: AppContext, actor: Staff, id: string): Promise<{ id: string }> {
  return await app.storage.write(async (tx) => {
    const event = requireAllowed(endSessionsOf(await loadPeopleSituation(tx, actor, id)))
    const at = app.clock.now()
    await releaseClaims(tx, at, { by: actor.id, of: id })
    await record(tx, at, actor.id, event)
    return { id }
  })
}
