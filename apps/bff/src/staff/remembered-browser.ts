import { randomBytes, timingSafeEqual } from 'node:crypto'
import { plusSeconds } from '@mimamori/policy/instant'
import { type Account, accountOf } from '@mimamori/storage/staff/staff-reads'
import type { Request, Response } from 'express'
import { rememberedTokens, setRememberedTokens } from '../http/session-cookies.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** what browsers keep a cookie for at most */
const REMEMBERED_SECONDS = 400 * 24 * 60 * 60
/** people who share a browser, one after another */
const PEOPLE_AT_MOST = 8

type Remembered = {
  readonly staffId: string
  /** the account's `browserEpoch` at that time: void once it has grown */
  readonly epoch: number
  /** of this browser and person, new at each sign-in */
  readonly id: string
  readonly until: string
}
/** Whose sign-in a browser is remembered for. */
type Whose = Pick<Account, 'id' | 'browserEpoch'>
type Signing = Pick<AppContext, 'storage' | 'clock'>

const signed = ({ storage }: Signing, payload: string): string => `${payload}.${storage.vault.signatureOf(payload)}`

function tokenOf(app: Signing, remembered: Remembered): string {
  return signed(app, Buffer.from(JSON.stringify(remembered)).toString('base64url'))
}

/** What a token says, if this desk signed it and it has not run out; HMAC-SHA-256 under a key of its own. */
function readToken(app: Signing, token: string): Remembered | null {
  const [payload = ''] = token.split('.')
  const [given, expected] = [Buffer.from(token), Buffer.from(signed(app, payload))]
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const remembered = JSON.parse(Buffer.from(payload, 'base64url').toString()) as Remembered
  return remembered.until > app.clock.now() ? remembered : null
}

/** Everybody this browser was remembered for, the latest first. Whether that is void by now, the account says. */
const allIn = (app: Signing, request: Request): Remembered[] =>
  rememberedTokens(request)
    .slice(0, PEOPLE_AT_MOST)
    .flatMap((token) => readToken(app, token) ?? [])

const holdsFor = ({ staffId, epoch }: Remembered, account: Whose): boolean =>
  staffId === account.id && epoch === account.browserEpoch

/** The id of this browser if this person signed in from it before, and nothing has made that void; else `null`. */
export function rememberedFor(app: Signing, request: Request, account: Whose): string | null {
  return allIn(app, request).find((each) => holdsFor(each, account))?.id ?? null
}

/** The id of this browser if anybody signed in from it before: for what is begun before it is known who comes. */
export async function rememberedForAnybody(app: Signing, request: Request): Promise<string | null> {
  for (const each of allIn(app, request)) {
    const account = await accountOf(app.storage.db, each.staffId)
    if (account && holdsFor(each, account)) return each.id
  }
  return null
}

/** Remember that this person has come in by this browser, beside those who did before. */
export function rememberBrowser(app: Signing, request: Request, response: Response, account: Whose): void {
  const { id: staffId, browserEpoch: epoch } = account
  const until = plusSeconds(app.clock.now(), REMEMBERED_SECONDS)
  const id = randomBytes(16).toString('base64url')
  const others = allIn(app, request).filter((each) => each.staffId !== staffId)
  const tokens = [{ staffId, epoch, id, until }, ...others].slice(0, PEOPLE_AT_MOST)
  setRememberedTokens(
    response,
    tokens.map((each) => tokenOf(app, each)),
    REMEMBERED_SECONDS,
  )
}
