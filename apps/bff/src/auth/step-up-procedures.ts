import { factorsOf } from '@mimamori/storage/factors/factor-reads'
import { networkOf } from '../http/network-of.ts'
import { setSessionToken } from '../http/session-cookies.ts'
import { openOs, os, type SignedIn } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { beginPasskeyAuthentication, relyingPartyOf } from './auth-passkeys.ts'
import { DEMO_ACCOUNTS } from './demo-accounts.ts'
import { prepareFactorCheck } from './factor-check.ts'
import { findBrowserOfAnybody } from './remembered-browser.ts'
import { consumeAttempt, SIGN_IN_LIMITS } from './sign-in-rate-limits.ts'
import { toFactorError, verifyFactor } from './verify-factor.ts'

/** The demo password, where it counts as a second factor: in demo mode, for who signed in with it; else `null`. */
function demoPasswordOf(app: AppContext, { session, account }: SignedIn): string | null {
  if (!app.settings.demo || session.method !== 'demo') return null
  return DEMO_ACCOUNTS.find(({ login }) => login === account.login)?.password ?? null
}

/** Which kinds of second factor a person has. */
export async function loadMfaMethods(
  { storage }: AppContext,
  staffId: string,
): Promise<{ code: boolean; passkey: boolean }> {
  const kinds = (await factorsOf(storage.db, staffId)).map(({ kind }) => kind)
  return { code: kinds.includes('totp'), passkey: kinds.includes('passkey') }
}

/** Step-up: a person who is signed in proves again who they are. */
export const stepUpProcedures = {
  ways: os.session.ways.handler(async ({ context: { app, account, signedIn } }) => ({
    ...(await loadMfaMethods(app, account.id)),
    demoPassword: demoPasswordOf(app, signedIn),
  })),
  askPasskey: openOs.session.askPasskey.handler(async ({ context: { app, signedIn, pendingSession, request } }) => {
    const knownSession = signedIn ?? pendingSession
    const strangerId = async () => (await findBrowserOfAnybody(app, request)) ?? networkOf(request.ip ?? '')
    const retryAfterSeconds = knownSession
      ? 0
      : (await consumeAttempt(app, [{ limit: SIGN_IN_LIMITS.passkey, of: await strangerId() }])).waitSeconds
    if (retryAfterSeconds > 0) throw toFactorError({ refusal: 'too_many', retryAfterSeconds })
    return await beginPasskeyAuthentication(app, knownSession?.account.id ?? null, relyingPartyOf(app, request))
  }),
  confirm: os.session.confirm.handler(async ({ input, context }) => {
    const { app, signedIn, account, request, response } = context
    const mayConfirm = input.by !== 'demo' || demoPasswordOf(app, signedIn) !== null
    if (!mayConfirm) throw toFactorError({ refusal: 'wrong', over: false, expired: false })
    const check = await prepareFactorCheck(app, account, { proof: input, request })
    const result = await verifyFactor(app, { signedIn, check })
    if (!('token' in result)) throw toFactorError(result)
    setSessionToken(response, result.token)
    return { confirmed: true as const }
  }),
}
