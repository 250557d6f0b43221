import { MAX_CASE_REASON_LENGTH } from '@mimamori/policy/cases/set-aside-rules'
import type { PersonNames } from '@mimamori/policy/people/person-names'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { serial, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { refusals } from '../refusal-contract.ts'
import { CaseId } from './case-contract.ts'

const StaffId = z.string().regex(/^[0-9a-f-]{36}$/, 'id of a colleague')

/** A colleague a case can be handed to. */
export type AssignableColleague = PersonNames & { id: string; role: Role }

export const caseAssignment = {
  /** Who can be given this case, by alias. */
  assignees: oc
    .meta({ permission: 'cases.decide', background: true })
    .input(z.strictObject({ caseId: CaseId }))
    .output(type<AssignableColleague[]>())
    .errors({ NOT_FOUND: { status: 404 } }),
  /**
   * Hands a claimed or waiting case to a colleague. `fence`: that of one's own claim. `until`: until when it is kept for them, at most 12 hours and
   * half an hour before it is due; `null`: it is due soon, stays in its queue, and they are told all the same. Can be undone by `actId`.
   */
  assign: oc
    .meta({ permission: 'cases.decide' })
    .input(
      z.strictObject({
        caseId: CaseId,
        fence: serial().nullable(),
        to: StaffId,
        why: text(MAX_CASE_REASON_LENGTH).default(''),
      }),
    )
    .output(type<{ until: string | null; actId: string }>())
    .errors(refusals),
}
