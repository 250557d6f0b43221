import { randomBytes, timingSafeEqual } from 'node:crypto'
import { plusSeconds } from '@mimamori/policy/instant'
import { type Account, accountOf } from '@mimamori/storage/staff/staff-reads'
import type { Request, Response } from 'express'
import { rememberedTokens, setRememberedTokens } from '../http/session-cookies.ts'
import type { AppContext } from '../runtime/app-context.ts'

/** the longest lifetime that browsers allow a cookie: 400 days */
const REMEMBERED_SECONDS = 400 * 24 * 60 * 60
/** people remembered in one browser; more than that, and the earliest are forgotten */
const MAX_PEOPLE_PER_BROWSER = 8

type RememberedSignIn = {
  readonly staffId: string
  /** the account's `browserEpoch` at that time; not valid once that has grown */
  readonly epoch: number
  /** of this browser and person, new at each sign-in */
  readonly id: string
  readonly until: string
}
/** Whose sign-in a browser is remembered for. */
type BrowserOwner = Pick<Account, 'id' | 'browserEpoch'>
type BrowserTokenDeps = Pick<AppContext, 'storage' | 'clock'>

const signPayload = ({ storage }: BrowserTokenDeps, payload: string): string =>
  `${payload}.${storage.vault.signatureOf(payload)}`

function toToken(app: BrowserTokenDeps, remembered: RememberedSignIn): string {
  return signPayload(app, Buffer.from(JSON.stringify(remembered)).toString('base64url'))
}

/**
 * The content of a token, if this desk signed it (HMAC-SHA-256 with a key of its own) and it has not expired; else
 * `null`.
 */
function readToken(app: BrowserTokenDeps, token: string): RememberedSignIn | null {
  const [payload = ''] = token.split('.')
  const [given, expected] = [Buffer.from(token), Buffer.from(signPayload(app, payload))]
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null
  const remembered = JSON.parse(Buffer.from(payload, 'base64url').toString()) as RememberedSignIn
  return remembered.until > app.clock.now() ? remembered : null
}

/** Everybody this browser is remembered for, the latest first. Whether that is still valid depends on the account. */
const readRememberedSignIns = (app: BrowserTokenDeps, request: Request): RememberedSignIn[] =>
  rememberedTokens(request)
    .slice(0, MAX_PEOPLE_PER_BROWSER)
    .flatMap((token) => readToken(app, token) ?? [])

const isValidFor = ({ staffId, epoch }: RememberedSignIn, account: BrowserOwner): boolean =>
  staffId === account.id && epoch === account.browserEpoch

/** The id of this browser, if this person signed in with it before and nothing has revoked that; else `null`. */
export function findRememberedBrowser(app: BrowserTokenDeps, request: Request, account: BrowserOwner): string | null {
  return readRememberedSignIns(app, request).find((each) => isValidFor(each, account))?.id ?? null
}

/**
 * The id of this browser, if anybody signed in with it before; else `null`. For calls before it is known who signs in.
 */
export async function findBrowserOfAnybody(app: BrowserTokenDeps, request: Request): Promise<string | null> {
  for (const each of readRememberedSignIns(app, request)) {
    const account = await accountOf(app.storage.db, each.staffId)
    if (account && isValidFor(each, account)) return each.id
  }
  return null
}

/** Sets the cookie that remembers this person's sign-in, beside those of others. */
export function rememberBrowser(
  app: BrowserTokenDeps,
  request: Request,
  response: Response,
  account: BrowserOwner,
): void {
  const { id: staffId, browserEpoch: epoch } = account
  const until = plusSeconds(app.clock.now(), REMEMBERED_SECONDS)
  const id = randomBytes(16).toString('base64url')
  const others = readRememberedSignIns(app, request).filter((each) => each.staffId !== staffId)
  const tokens = [{ staffId, epoch, id, until }, ...others].slice(0, MAX_PEOPLE_PER_BROWSER)
  setRememberedTokens(
    response,
    tokens.map((each) => toToken(app, each)),
    REMEMBERED_SECONDS,
  )
}
