import { clearOidcCookie, readOidcCookie, setOidcCookie, setSessionToken } from '../http/session-cookies.ts'
import { describeUserAgent } from '../http/user-agent.ts'
import { notFoundError } from '../rpc/refusal-errors.ts'
import { os } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { createOidcClient, OidcUnavailableError } from './oidc-client.ts'
import { beginOidcSignIn, finishOidcSignIn } from './oidc-sign-in.ts'
import { consumeAttempt, networkOf, RATE_LIMITS } from './rate-limits.ts'
import { rememberBrowser } from './remembered-browser.ts'

/** Signing in at the company. Not found where no such sign-in is set up. */
export function oidcProcedures(app: AppContext) {
  const { oidc, publicUrl } = app.settings
  const oidcClient = oidc && publicUrl ? createOidcClient(oidc, publicUrl) : null
  return {
    oidcBegin: os.session.oidcBegin.handler(async ({ context: { request, response }, errors }) => {
      if (!oidcClient) throw notFoundError()
      const { wait } = await consumeAttempt(app, [{ limit: RATE_LIMITS.oidc, of: networkOf(request.ip ?? '') }])
      if (wait > 0) throw errors.TOO_MANY_ATTEMPTS({ data: { retryAfterSeconds: wait } })
      try {
        const { address, held } = await beginOidcSignIn(app, oidcClient)
        setOidcCookie(response, held)
        return { address }
      } catch (fault) {
        if (!(fault instanceof OidcUnavailableError)) throw fault
        app.log.error({ why: fault.message }, 'sign-in of the company: it could not be asked')
        throw errors.COMPANY_FAILED({ data: { why: 'unreachable' } })
      }
    }),
    oidcFinish: os.session.oidcFinish.handler(async ({ input: answer, context: { request, response }, errors }) => {
      if (!oidcClient) throw notFoundError()
      const { wait } = await consumeAttempt(app, [{ limit: RATE_LIMITS.oidc, of: networkOf(request.ip ?? '') }])
      if (wait > 0) throw errors.TOO_MANY_ATTEMPTS({ data: { retryAfterSeconds: wait } })
      clearOidcCookie(response)
      const held = readOidcCookie(request)
      const result = await finishOidcSignIn(app, oidcClient, { answer, held, agent: describeUserAgent(request) })
      if ('refusal' in result) throw errors.COMPANY_FAILED({ data: { why: result.refusal } })
      setSessionToken(response, result.token)
      if (result.stage === 'full') rememberBrowser(app, request, response, result.account)
      return { came: true as const }
    }),
  }
}
