import { clearOidcCookie, readOidcCookie, setOidcCookie, setSessionToken } from '../http/session-cookies.ts'
import { describeUserAgent } from '../http/user-agent.ts'
import { notFoundError } from '../rpc/refusal-errors.ts'
import { os } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { beginAtCompany, finishAtCompany } from './company.ts'
import { CompanyAway, companyDoor } from './company-door.ts'
import { rememberBrowser } from './remembered-browser.ts'
import { LIMITS, networkOf, takeTry } from './tries.ts'

/** Signing in at the company. Not found where no such sign-in is set up. */
export function companyProcedures(app: AppContext) {
  const { oidc, publicUrl } = app.settings
  const door = oidc && publicUrl ? companyDoor(oidc, publicUrl) : null
  return {
    oidcBegin: os.session.oidcBegin.handler(async ({ context: { request, response }, errors }) => {
      if (!door) throw notFoundError()
      const { wait } = await takeTry(app, [{ limit: LIMITS.company, of: networkOf(request.ip ?? '') }])
      if (wait > 0) throw errors.TOO_MANY_ATTEMPTS({ data: { retryAfterSeconds: wait } })
      try {
        const { address, held } = await beginAtCompany(app, door)
        setOidcCookie(response, held)
        return { address }
      } catch (fault) {
        if (!(fault instanceof CompanyAway)) throw fault
        app.log.error({ why: fault.message }, 'sign-in of the company: it could not be asked')
        throw errors.COMPANY_FAILED({ data: { why: 'unreachable' } })
      }
    }),
    oidcFinish: os.session.oidcFinish.handler(async ({ input: answer, context: { request, response }, errors }) => {
      if (!door) throw notFoundError()
      const { wait } = await takeTry(app, [{ limit: LIMITS.company, of: networkOf(request.ip ?? '') }])
      if (wait > 0) throw errors.TOO_MANY_ATTEMPTS({ data: { retryAfterSeconds: wait } })
      clearOidcCookie(response)
      const held = readOidcCookie(request)
      const came = await finishAtCompany(app, door, { answer, held, agent: describeUserAgent(request) })
      if ('refusal' in came) throw errors.COMPANY_FAILED({ data: { why: came.refusal } })
      setSessionToken(response, came.token)
      if (came.stage === 'full') rememberBrowser(app, request, response, came.account)
      return { came: true as const }
    }),
  }
}
