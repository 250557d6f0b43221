import { randomBytes } from 'node:crypto'
import {
  loginFromClaims,
  type OidcClaims,
  oidcSubject,
  provesSecondFactor,
} from '@mimamori/policy/staff/oidc-claim-rules'
import type { SessionStage } from '@mimamori/policy/staff/session-stage-rules'
import { factorsOf } from '@mimamori/storage/factors/factor-reads'
import { accountByOidcSubject } from '@mimamori/storage/people/person-reads'
import { record } from '@mimamori/storage/record-change'
import { type Account, accountByLogin } from '@mimamori/storage/staff/staff-reads'
import type { Tx } from '@mimamori/storage/storage'
import { noteRefusedCall } from '../rpc/repeated-refusals.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { beginCeremony, endCeremony } from './auth-ceremonies.ts'
import { type OidcCallback, type OidcClient, OidcRefusedError, OidcUnavailableError } from './oidc-client.ts'
import { startSession, tokenHash } from './start-session.ts'

const OIDC_CEREMONY = 'company'

/** The stored state of a sign-in under way. `bound`: the hash of the secret in the browser's cookie. */
type OidcSignInState = {
  readonly state: string
  readonly nonce: string
  readonly verifier: string
  readonly bound: string
}

/** `over`: not begun in this browser, expired, or used before. `unknown`: these claims have no account that may sign in. */
export type OidcRefusal = 'unreachable' | 'over' | 'unknown'

/**
 * Begins a sign-in at the company. Returns the URL to go to (`address`), and the value of the cookie with which the
 * browser has to come back (`cookie`).
 */
export async function beginOidcSignIn(
  app: AppContext,
  oidcClient: OidcClient,
): Promise<{ address: string; cookie: string }> {
  const { url, ...secrets } = await oidcClient.requestAuthorization()
  const secret = randomBytes(32).toString('base64url')
  const id = await beginCeremony(app, {
    kind: OIDC_CEREMONY,
    staffId: null,
    data: { ...secrets, bound: tokenHash(secret) },
  })
  return { address: url, cookie: `${id}.${secret}` }
}

type OidcReturn = { readonly answer: OidcCallback; readonly cookie: string | null; readonly agent: string }
type OidcSignIn = { readonly token: string; readonly account: Account; readonly stage: SessionStage }

/**
 * Completes a sign-in at the company; the ceremony is used up in any case. An account is linked, never created. Throws
 * faults that are not the provider's.
 */
export async function finishOidcSignIn(
  app: AppContext,
  oidcClient: OidcClient,
  { answer, cookie, agent }: OidcReturn,
): Promise<OidcSignIn | { readonly refusal: OidcRefusal }> {
  const [id = '', secret = ''] = cookie?.split('.') ?? []
  const begun = id ? await endCeremony<OidcSignInState>(app, { id, kind: OIDC_CEREMONY, staffId: null }) : null
  if (!begun || begun.bound !== tokenHash(secret)) return await recordRefusal(app, 'over')
  try {
    const claims = await oidcClient.exchangeCode(answer, begun)
    const signedIn = await app.storage.write((tx) => startOidcSession(tx, app, { claims, agent }))
    return signedIn ?? (await recordRefusal(app, 'unknown'))
  } catch (fault) {
    if (fault instanceof OidcRefusedError) return await recordRefusal(app, 'over')
    if (!(fault instanceof OidcUnavailableError)) throw fault
    app.log.error(
      { why: fault.message },
      'company sign-in: the OpenID provider could not be reached, or gave an invalid answer',
    )
    return await recordRefusal(app, 'unreachable')
  }
}

async function recordRefusal(app: AppContext, refusal: OidcRefusal): Promise<{ readonly refusal: OidcRefusal }> {
  await noteRefusedCall(app, { type: 'session.refused', staffId: null, why: 'company' })
  return { refusal }
}

/**
 * The account of these claims: linked before, or linked now because the provider vouches for the mail address that is
 * its login; else `null`.
 */
async function findOrLinkAccount(tx: Tx, at: string, claims: OidcClaims): Promise<Account | null> {
  const subject = oidcSubject(claims)
  const linked = await accountByOidcSubject(tx.db, subject)
  if (linked) return linked.disabledAt ? null : linked
  const login = loginFromClaims(claims)
  const account = login === null ? null : await accountByLogin(tx.db, login)
  if (!account || account.disabledAt || account.oidcSubject !== null) return null
  await record(tx, at, account.id, { type: 'staff.linked', id: account.id, subject })
  return account
}

async function startOidcSession(
  tx: Tx,
  { clock, settings }: AppContext,
  { claims, agent }: { readonly claims: OidcClaims; readonly agent: string },
): Promise<OidcSignIn | null> {
  tx.lock('key', 'people')
  const at = clock.now()
  const account = await findOrLinkAccount(tx, at, claims)
  if (!account) return null
  const factor = settings.oidc?.secondFactor === 'provider' && provesSecondFactor(claims)
  const own = await factorsOf(tx.db, account.id)
  const stage = factor ? 'full' : own.length > 0 ? 'factor' : 'enrol'
  const token = await startSession(tx, at, { staffId: account.id, stage, method: 'oidc', factor, agent })
  return { token, account, stage }
}
