import { choosePassword } from '@mimamori/policy/staff/password'
import { record } from '@mimamori/storage/record'
import { refused } from '../http/refused.ts'
import type { Office } from '../office.ts'
import { anyone, confirmed, os } from '../procedures.ts'
import { hashPassword, passwordMatches } from './passwords.ts'

/** What a person does about their own sign-in. */
export function securityProcedures(office: Office) {
  const { desk, clock } = office
  return {
    changePassword: os.security.changePassword
      .use(anyone)
      .use(confirmed('own'))
      .handler(async ({ input, context }) => {
        const { account, signedIn } = context
        if (!(await passwordMatches(account.passwordHash, input.current))) throw refused('password_wrong')
        const verdict = choosePassword(account, input.next)
        if (!verdict.ok) throw refused(verdict.refusal)
        const { id } = account
        const passwordHash = await hashPassword(input.next)
        const keep = signedIn.session.tokenHash
        const changed = { type: 'staff.password_changed', id, passwordHash, keep } as const
        await desk.write((tx) => record(tx, clock.now(), id, changed))
        return { changed: true as const }
      }),
  }
}
