import { LOOKUP_REASONS, type LookupBudget } from '@mimamori/policy/members/contact-lookup-rules'
import { PERSONAL_FIELDS } from '@mimamori/policy/members/personal-fields'
import { MAX_REVEAL_REASON_LENGTH, REVEAL_REASONS } from '@mimamori/policy/members/reveal-rules'
import { MAX_QUERY_LENGTH, parseContact } from '@mimamori/policy/search/search-query'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId } from '../cases/case-contract.ts'
import { Id, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { type RefusedData, refusals } from '../refusal-contract.ts'
import type { FoundMember } from '../search/search-contract.ts'

/** Members found by a whole mail address or phone number, and what is left of the hour's units. */
export type LookupResult = { members: FoundMember[]; units: LookupBudget }

const isContact = (value: string): boolean => parseContact(value) !== null

/** The refusals of look-ups by a contact; `until`: when there are units again. */
export const lookupRefusals = {
  REFUSED_429: { status: 429, data: type<RefusedData>() },
} as const

export const members = {
  /**
   * Finds members by a whole mail address or phone number, in any spelling, for a reason. Who looked, why and who was
   * found is logged before the answer; the contact itself is stored nowhere.
   */
  lookUp: oc
    .meta({ permission: 'members.reveal' })
    .input(
      z.strictObject({
        value: text(MAX_QUERY_LENGTH, 1).refine(isContact, { message: 'a whole mail address or phone number' }),
        reason: z.enum(LOOKUP_REASONS),
      }),
    )
    .output(type<LookupResult>())
    .errors(lookupRefusals),
  /**
   * Reveals one personal field, for a reason. Logged before the answer. `words`: the explanation of `other`; leads may
   * leave out the case.
   */
  reveal: oc
    .meta({ permission: 'members.reveal' })
    .input(
      z.strictObject({
        memberId: Id,
        field: z.enum(PERSONAL_FIELDS),
        reason: z.enum(REVEAL_REASONS),
        words: text(MAX_REVEAL_REASON_LENGTH).default(''),
        caseId: CaseId.optional(),
      }),
    )
    .output(type<{ value: string }>())
    .errors({ ...refusals, REFUSED_429: { status: 429, data: type<RefusedData>() } }),
}
