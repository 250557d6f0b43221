import type { DemoAccount } from '@mimamori/contract/staff/session-contract'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { newId } from '@mimamori/storage/ids'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import { accountByLogin } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import { hashPassword, passwordMatches } from './password-hashing.ts'

const DEMO_PASSWORD = 'mimamori-demo'
type DemoPerson = readonly [
  login: string,
  alias: string,
  role: Role,
  language: Language,
  kana?: string,
  latinName?: string,
]
const people: readonly DemoPerson[] = [
  ['sato', '佐藤', 'moderator', 'ja', 'さとう', 'Sato'],
  ['maya', 'Maya', 'moderator', 'en', 'マヤ'],
  ['tanaka', '田中', 'lead', 'ja', 'たなか', 'Tanaka'],
  ['nakano', '中野', 'lead', 'ja', 'なかの', 'Nakano'],
  ['kimura', '木村', 'approver', 'ja', 'きむら', 'Kimura'],
  ['ota', '太田', 'auditor', 'ja', 'おおた', 'Ota'],
  ['admin', '管理', 'admin', 'ja', 'かんり', 'Kanri'],
]

/** Accounts with a published password, shown and accepted in demo mode only. */
export const DEMO_ACCOUNTS: readonly DemoAccount[] = people.map(([login, alias, role]) => ({
  login,
  alias,
  role,
  password: DEMO_PASSWORD,
}))

/** Are these the login and the published password of a demo account? */
export const isDemoSignIn = (login: string, password: string): boolean =>
  DEMO_ACCOUNTS.some((account) => account.login === login && account.password === password)

/** Is this a demo account that still has the published password? */
export const isOpenToAll = async ({ login, passwordHash }: { login: string; passwordHash: string }): Promise<boolean> =>
  isDemoSignIn(login, DEMO_PASSWORD) && (await passwordMatches(passwordHash, DEMO_PASSWORD))

/** one hash for all of them: the password is public, and hashing takes a while */
let hashed: Promise<string> | null = null

/** Adds the demo accounts that are missing, and marks the database as a demo for good. Returns account ids by login. */
export async function addDemoAccounts(
  { storage }: { readonly storage: Storage },
  at: string,
): Promise<Map<string, string>> {
  await storage.write((tx) => record(tx, at, SYSTEM, { type: 'demo.marked' }))
  const ids = new Map<string, string>()
  for (const [login, alias, role, language, kana = '', latinName = ''] of people) {
    const known = await accountByLogin(storage.db, login)
    const id = known?.id ?? newId(at)
    ids.set(login, id)
    if (known) continue
    hashed ??= hashPassword(DEMO_PASSWORD)
    const passwordHash = await hashed
    const added = {
      type: 'staff.added',
      id,
      login,
      alias,
      kana,
      latinName,
      role,
      passwordHash,
      language,
      eligibility: 'settled',
    } as const
    await storage.write((tx) => record(tx, at, SYSTEM, added))
  }
  return ids
}
