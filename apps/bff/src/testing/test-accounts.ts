import type { Role } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { AppContext } from '../runtime/app-context.ts'

type TestAccount = {
  readonly login: string
  readonly id?: string
  readonly alias?: string
  readonly role?: Role
  readonly passwordHash?: string
  /** counts as confirmed and unchanged for long: may take part in two-person procedures at once */
  readonly settled?: boolean
}

/**
 * Stores an account, as a command does: a moderator who reads Japanese, called as the login, with a password that nobody knows,
 * where the test does not say otherwise.
 */
export async function storeAccount({ storage, clock }: AppContext, account: TestAccount): Promise<Staff> {
  const at = clock.now()
  const { login, id = newId(at), alias = login, role = 'moderator', passwordHash = 'none', settled } = account
  const added = { id, login, alias, role, passwordHash, language: 'ja' } as const
  const eligibility = settled ? ({ eligibility: 'settled' } as const) : {}
  await storage.write((tx) => record(tx, at, SYSTEM, { type: 'staff.added', ...added, ...eligibility }))
  return { id, alias, role }
}

/** Stores accounts of these people, each with their id as the login. */
export async function storeAccounts(app: AppContext, people: readonly Staff[]): Promise<void> {
  for (const { id, alias, role } of people) await storeAccount(app, { id, login: id, alias, role })
}
