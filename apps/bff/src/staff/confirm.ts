import { factorsOf } from '@mimamori/storage/factors/factor-reads'
import { setSessionToken } from '../http/session-cookies.ts'
import { os, requireUser, type SignedIn } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { DEMO_ACCOUNTS } from './demo-accounts.ts'
import { askPasskey, partyOf } from './passkeys.ts'
import { rememberedForAnybody } from './remembered-browser.ts'
import { factorFault, showFactor } from './show-factor.ts'
import { LIMITS, networkOf, takeTry } from './tries.ts'
import { showingOf } from './ways.ts'

/** The password everybody knows, where it is as good as a factor: in demo mode, for whoever came in by it. */
function demoPasswordOf(app: AppContext, { session, account }: SignedIn): string | null {
  if (!app.settings.demo || session.method !== 'demo') return null
  return DEMO_ACCOUNTS.find(({ login }) => login === account.login)?.password ?? null
}

/** Which kinds of second factor somebody has. */
export async function factorWays(
  { storage }: AppContext,
  staffId: string,
): Promise<{ code: boolean; passkey: boolean }> {
  const kinds = (await factorsOf(storage.db, staffId)).map(({ kind }) => kind)
  return { code: kinds.includes('totp'), passkey: kinds.includes('passkey') }
}

export function confirmingProcedures(app: AppContext) {
  return {
    ways: os.session.ways.use(requireUser).handler(async ({ context: { account, signedIn } }) => ({
      ...(await factorWays(app, account.id)),
      demoPassword: demoPasswordOf(app, signedIn),
    })),
    askPasskey: os.session.askPasskey.handler(async ({ context: { signedIn, pendingSession: arriving, request } }) => {
      const asks = signedIn ?? arriving
      const from = async () => (await rememberedForAnybody(app, request)) ?? networkOf(request.ip ?? '')
      const retryAfterSeconds = asks ? 0 : (await takeTry(app, [{ limit: LIMITS.passkey, of: await from() }])).wait
      if (retryAfterSeconds > 0) throw factorFault({ refusal: 'too_many', retryAfterSeconds })
      return await askPasskey(app, asks?.account.id ?? null, partyOf(app, request))
    }),
    confirm: os.session.confirm.use(requireUser).handler(async ({ input, context }) => {
      const { signedIn, account, request, response } = context
      const open = input.by !== 'demo' || demoPasswordOf(app, signedIn) !== null
      if (!open) throw factorFault({ refusal: 'wrong', over: false })
      const showing = await showingOf(app, account, { shown: input, request })
      const result = await showFactor(app, { signedIn, showing })
      if (!('token' in result)) throw factorFault(result)
      setSessionToken(response, result.token)
      return { confirmed: true as const }
    }),
  }
}
