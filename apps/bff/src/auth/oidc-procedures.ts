import { networkOf } from '../http/network-of.ts'
import { clearOidcCookie, readOidcCookie, setOidcCookie, setSessionToken } from '../http/session-cookies.ts'
import { describeUserAgent } from '../http/user-agent.ts'
import { requireFound } from '../rpc/refusal-errors.ts'
import { openOs } from '../rpc/rpc-middleware.ts'
import { oncePerApp } from '../runtime/once-per-app.ts'
import { createOidcClient, OidcUnavailableError } from './oidc-client.ts'
import { beginOidcSignIn, finishOidcSignIn } from './oidc-sign-in.ts'
import { rememberBrowser } from './remembered-browser.ts'
import { consumeAttempt, SIGN_IN_LIMITS } from './sign-in-rate-limits.ts'

/** The client of the operator's OpenID provider (single sign-on); `null`: none is set up. */
const oidcClientOf = oncePerApp(({ settings: { oidc, publicUrl } }) =>
  oidc && publicUrl ? createOidcClient(oidc, publicUrl) : null,
)

/** Single sign-on with the operator's OpenID provider. Throws NotFound where none is set up. */
export const oidcProcedures = {
  oidcBegin: openOs.session.oidcBegin.handler(async ({ context: { app, request, response }, errors }) => {
    const oidcClient = requireFound(oidcClientOf(app))
    const { waitSeconds } = await consumeAttempt(app, [{ limit: SIGN_IN_LIMITS.oidc, of: networkOf(request.ip ?? '') }])
    if (waitSeconds > 0) throw errors.TOO_MANY_ATTEMPTS({ data: { retryAfterSeconds: waitSeconds } })
    try {
      const { address, cookie } = await beginOidcSignIn(app, oidcClient)
      setOidcCookie(response, cookie)
      return { address }
    } catch (fault) {
      if (!(fault instanceof OidcUnavailableError)) throw fault
      app.log.error(
        { why: fault.message },
        'company sign-in: the OpenID provider could not be reached, or gave an invalid answer',
      )
      throw errors.COMPANY_FAILED({ data: { why: 'unreachable' } })
    }
  }),
  oidcFinish: openOs.session.oidcFinish.handler(async ({ input: answer, context, errors }) => {
    const { app, request, response } = context
    const oidcClient = requireFound(oidcClientOf(app))
    const { waitSeconds } = await consumeAttempt(app, [{ limit: SIGN_IN_LIMITS.oidc, of: networkOf(request.ip ?? '') }])
    if (waitSeconds > 0) throw errors.TOO_MANY_ATTEMPTS({ data: { retryAfterSeconds: waitSeconds } })
    clearOidcCookie(response)
    const cookie = readOidcCookie(request)
    const result = await finishOidcSignIn(app, oidcClient, { answer, cookie, agent: describeUserAgent(request) })
    if ('refusal' in result) throw errors.COMPANY_FAILED({ data: { why: result.refusal } })
    setSessionToken(response, result.token)
    if (result.stage === 'full') rememberBrowser(app, request, response, result.account)
    return { came: true as const }
  }),
}
