import type { CaseState } from '@mimamori/policy/cases/case-model'
import type { CaseTarget } from '@mimamori/policy/intake/intake-arrivals'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'

export type FoundCase = {
  id: string
  number: number
  state: CaseState
  target: CaseTarget
  title: string
}

/**
 * The cases a pasted text names: a number (`#412`), an id, also of a contract, a contact
 * reminder or an enquiry, or the address of a case or of a job on the marketplace. The
 * likeliest first, at most ten; none when it names nothing. Words are not looked for.
 */
export const findCases = oc
  .meta({ permission: 'cases.read', background: true })
  .input(z.strictObject({ text: text(2000, 1) }))
  .output(type<FoundCase[]>())
