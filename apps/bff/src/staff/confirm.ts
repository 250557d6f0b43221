import { record, SYSTEM } from '@mimamori/storage/record'
import { RateLimiterMemory } from 'rate-limiter-flexible'
import { setSessionToken } from '../http/cookie.ts'
import type { Office } from '../office.ts'
import { anyone, os, type SignedIn } from '../procedures.ts'
import { DEMO_ACCOUNTS, isDemoSignIn } from './demo-accounts.ts'
import { raiseSession } from './start-session.ts'

/** The password everybody knows, where it is as good as a factor: in demo mode, for whoever came in by it. */
function demoPasswordOf(office: Office, { session, account }: SignedIn): string | null {
  if (!office.settings.demo || session.method !== 'demo') return null
  return DEMO_ACCOUNTS.find(({ login }) => login === account.login)?.password ?? null
}

export function confirmingProcedures(office: Office) {
  const { desk, clock } = office
  const limit = new RateLimiterMemory({ keyPrefix: 'confirm', points: 5, duration: 15 * 60 })
  return {
    ways: os.session.ways.use(anyone).handler(({ context }) => ({
      demoPassword: demoPasswordOf(office, context.signedIn),
    })),
    confirm: os.session.confirm.use(anyone).handler(async ({ input, context, errors }) => {
      const { signedIn, account } = context
      const spent = await limit.consume(account.id).then(
        () => 0,
        ({ msBeforeNext = 1000 }) => Math.ceil(Number(msBeforeNext) / 1000),
      )
      if (spent > 0) throw errors.TOO_MANY_ATTEMPTS({ data: { retryAfterSeconds: spent } })
      const shown = demoPasswordOf(office, signedIn) !== null && isDemoSignIn(account.login, input.password)
      if (!shown) {
        const refused = { type: 'session.refused', staffId: account.id, why: 'password' } as const
        await desk.write((tx) => record(tx, clock.now(), SYSTEM, refused))
        throw errors.FACTOR_WRONG()
      }
      await limit.reward(account.id)
      setSessionToken(context.response, await desk.write((tx) => raiseSession(tx, clock.now(), signedIn, input.by)))
      return { confirmed: true as const }
    }),
  }
}
