import type { DemoAccount } from '@mimamori/contract/staff/session-contract'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { accountByLogin } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import { hashPassword, passwordMatches } from './password-hashing.ts'

const DEMO_PASSWORD = 'mimamori-demo'
const people: readonly (readonly [login: string, alias: string, role: Role, language: Language])[] = [
  ['sato', '佐藤', 'moderator', 'ja'],
  ['maya', 'Maya', 'moderator', 'en'],
  ['tanaka', '田中', 'lead', 'ja'],
  ['nakano', '中野', 'lead', 'ja'],
  ['kimura', '木村', 'approver', 'ja'],
  ['ota', '太田', 'auditor', 'ja'],
  ['admin', '管理', 'admin', 'ja'],
]

/** Accounts anybody may use, in demo mode alone: without it they are neither shown nor let in. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = people.map(([login, alias, role]) => ({
  login,
  alias,
  role,
  password: DEMO_PASSWORD,
}))

/** Is this the password everybody knows, for an account of the demo? */
export const isDemoSignIn = (login: string, password: string): boolean =>
  DEMO_ACCOUNTS.some((account) => account.login === login && account.password === password)

/** Is this an account of the demo whose password is still the one everybody knows? */
export const isOpenToAll = async ({ login, passwordHash }: { login: string; passwordHash: string }): Promise<boolean> =>
  isDemoSignIn(login, DEMO_PASSWORD) && (await passwordMatches(passwordHash, DEMO_PASSWORD))

/** One for all of them: there is nothing to hide in a password everybody knows, and hashing it takes a while. */
let hashed: Promise<string> | null = null

/** Make the demo accounts that are not there yet, in a database that says from now on that it is a demo's. Answers their ids by login. */
export async function addDemoAccounts(
  { storage }: { readonly storage: Storage },
  at: string,
): Promise<Map<string, string>> {
  await storage.write((tx) => record(tx, at, SYSTEM, { type: 'demo.marked' }))
  const ids = new Map<string, string>()
  for (const [login, alias, role, language] of people) {
    const known = await accountByLogin(storage.db, login)
    const id = known?.id ?? newId(at)
    ids.set(login, id)
    if (known) continue
    hashed ??= hashPassword(DEMO_PASSWORD)
    const passwordHash = await hashed
    const added = { type: 'staff.added', id, login, alias, role, passwordHash, language, standing: 'settled' } as const
    await storage.write((tx) => record(tx, at, SYSTEM, added))
  }
  return ids
}
