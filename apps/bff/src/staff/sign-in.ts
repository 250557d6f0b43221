import type { PasskeyAnswer } from '@mimamori/contract/staff/factors'
import { type SessionStage, stageAfter } from '@mimamori/policy/staff/stages'
import { factorsOf, passkeyNamed } from '@mimamori/storage/factors/reads'
import { record, SYSTEM } from '@mimamori/storage/record'
import { type Account, accountByLogin, accountOf } from '@mimamori/storage/staff/reads'
import type { Office } from '../office.ts'
import { isDemoSignIn, isOpenToAll } from './demo-accounts.ts'
import { type Party, shownPasskey } from './passkeys.ts'
import { passwordMatches } from './passwords.ts'
import { startSession } from './start-session.ts'
import { type Counted, giveBack, LIMITS, networkOf, takeTry } from './tries.ts'

type SignInRefusal =
  | { readonly refusal: 'failed' }
  | { readonly refusal: 'too_many'; readonly retryAfterSeconds: number }

/** Where somebody comes from. */
type Whence = {
  readonly address: string
  readonly agent: string
  /** the id of a browser this person signed in from before, so that no stranger can keep them out; else `null` */
  readonly remembered?: (account: Account) => string | null
}

/** What a try counts for: the address comes first, so that one which is spent counts for nothing else. */
function countedFor(name: string, account: Account | null, { address, remembered }: Whence): readonly Counted[] {
  const browser = account && remembered ? remembered(account) : null
  if (browser !== null) return [{ limit: LIMITS.browser, of: browser }]
  const network = networkOf(address)
  return [
    { limit: LIMITS.address, of: network },
    { limit: LIMITS.pair, of: `${network}\0${name}` },
    { limit: LIMITS.login, of: name },
  ]
}

/** Take a try, and note the first that comes too often. Answers the seconds to wait; 0: this one counts. */
async function tryOnce(office: Office, counted: readonly Counted[], account: Account | null): Promise<number> {
  const { wait, first } = await takeTry(office, counted)
  if (first) await refuse(office, account, 'too_many')
  return wait
}

async function refuse(office: Office, account: Account | null, why: Why): Promise<void> {
  const refused = { type: 'session.refused', staffId: account?.id ?? null, why } as const
  await office.desk.write((tx) => record(tx, office.clock.now(), SYSTEM, refused))
}

export type SignInResult =
  | { readonly token: string; readonly account: Account; readonly stage: SessionStage }
  | SignInRefusal
type Why = 'password' | 'passkey' | 'unknown' | 'disabled' | 'too_many'

/** Check a password and start a session. Answers the token for the cookie; only its hash is stored. */
export async function signIn(
  office: Office,
  { login, password, ...whence }: { readonly login: string; readonly password: string } & Whence,
): Promise<SignInResult> {
  const { desk, clock } = office
  const { agent } = whence
  const name = login.trim().toLowerCase()
  const account = await accountByLogin(desk.db, name)
  const counted = countedFor(name, account, whence)
  const wait = await tryOnce(office, counted, account)
  if (wait > 0) return { refusal: 'too_many', retryAfterSeconds: wait }
  const matches = await passwordMatches(account?.passwordHash ?? null, password)
  const demo = isDemoSignIn(name, password)
  if (!account || !matches || account.disabledAt || (!office.settings.demo && demo)) {
    await refuse(office, account, account ? (matches ? 'disabled' : 'password') : 'unknown')
    return { refusal: 'failed' }
  }
  const method = demo ? 'demo' : 'password'
  return await desk.write(async (tx): Promise<SignInResult> => {
    const at = clock.now()
    // while the password was looked at it may have been replaced, or the account closed
    const now = await accountOf(tx.db, account.id)
    if (!now || now.disabledAt || now.passwordHash !== account.passwordHash) {
      await record(tx, at, SYSTEM, { type: 'session.refused', staffId: account.id, why: 'password' })
      return { refusal: 'failed' }
    }
    await giveBack(tx, at, office, counted)
    const stage = stageAfter(method, (await factorsOf(tx.db, now.id)).length)
    const token = await startSession(tx, at, { staffId: now.id, stage, method, factor: demo, agent })
    return { token, account: now, stage }
  })
}

/**
 * Start a session for whoever a passkey says it is. It has made sure of its holder, and so is both factors. An account whose
 * password everybody knows is let in by no passkey once the desk is no demo any more: anybody may have made one.
 */
export async function signInByPasskey(
  office: Office,
  { answer, party, ...whence }: { readonly answer: PasskeyAnswer; readonly party: Party } & Whence,
): Promise<SignInResult> {
  const { desk, clock } = office
  const { agent } = whence
  const made = await passkeyNamed(desk.db, answer.id)
  const owner = made && (await accountOf(desk.db, made.staffId))
  const name = owner?.login ?? `passkey ${answer.id.slice(0, 64)}`
  const counted = countedFor(name, owner, whence)
  const wait = await tryOnce(office, counted, owner)
  if (wait > 0) return { refusal: 'too_many', retryAfterSeconds: wait }
  const good = await shownPasskey(office, null, { answer, party })
  const account = good && (await accountOf(desk.db, good.factor.staffId))
  if (!account || account.disabledAt || (!office.settings.demo && (await isOpenToAll(account)))) {
    await refuse(office, account, account ? 'disabled' : 'passkey')
    return { refusal: 'failed' }
  }
  const { factor, counter } = good
  const start = { staffId: account.id, stage: 'full', method: 'passkey', factor: true, agent } as const
  return await desk.write(async (tx): Promise<SignInResult> => {
    const at = clock.now()
    const now = await passkeyNamed(tx.db, answer.id)
    // it was given up, or signed something else, meanwhile
    if (now?.counter !== factor.counter) {
      await record(tx, at, SYSTEM, { type: 'session.refused', staffId: account.id, why: 'passkey' })
      return { refusal: 'failed' }
    }
    await giveBack(tx, at, office, counted)
    await record(tx, at, account.id, { type: 'factor.used', factor, seen: factor.counter, counter })
    const token = await startSession(tx, at, start)
    return { token, account, stage: start.stage }
  })
}
