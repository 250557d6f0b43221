import { PERSONAL_FIELDS } from '@mimamori/policy/members/fields'
import { REVEAL_REASONS, REVEAL_WORDS_AT_MOST } from '@mimamori/policy/members/reveal'
import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId } from '../cases/cases.ts'
import { Id, text } from '../intake/fields.ts'
import { type RefusedData, refusals } from '../refusals.ts'

export const members = {
  /**
   * One personal field, whole, for a reason. Every answer is in the log before it is given. `words` says what `other` is;
   * leads may leave out the case.
   */
  reveal: oc
    .input(
      z.strictObject({
        memberId: Id,
        field: z.enum(PERSONAL_FIELDS),
        reason: z.enum(REVEAL_REASONS),
        words: text(REVEAL_WORDS_AT_MOST).default(''),
        caseId: CaseId.optional(),
      }),
    )
    .output(type<{ value: string }>())
    .errors({ ...refusals, REFUSED_429: { status: 429, data: type<RefusedData>() } }),
}
