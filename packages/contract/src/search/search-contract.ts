import type { CaseState } from '@mimamori/policy/cases/case-model'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import type { Measure } from '@mimamori/policy/decisions/measure-rules'
import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import {
  CASE_TARGET_TYPES,
  type CaseTarget,
  JOB_FORMATS,
  type MemberRole,
  type Target,
} from '@mimamori/policy/intake/intake-arrivals'
import type { Masked } from '@mimamori/policy/members/masking-rules'
import type { MemberStanding } from '@mimamori/policy/members/standing-rules'
import type { Excerpt } from '@mimamori/policy/search/search-excerpt'
import { MAX_QUERY_LENGTH } from '@mimamori/policy/search/search-query'
import { CONTENT_STATES } from '@mimamori/policy/search/search-tokens'
import type { LikenessKind } from '@mimamori/policy/search/text-likeness'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId } from '../cases/case-contract.ts'
import { Id, serial, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import type { RefusedData } from '../refusal-contract.ts'
import type { ReportSourceView } from '../reports/report-source-contract.ts'
import type { NamedStandard } from '../standards/standards-contract.ts'

/** The newest case of a text, and the newest decision on it that was not undone. */
export type HitOutcome = {
  case: { id: string; number: number; state: CaseState } | null
  decision: { measures: Measure[]; categories: Category[]; state: DecisionState; by: string; decidedAt: string } | null
}

export type SearchHit = HitOutcome & {
  /** found in a text of the target, or in a report about it: its case is then that of the report, and `excerpt` of its words */
  kind: 'text' | 'report'
  /** place in the order of arrival */
  doc: number
  target: CaseTarget
  authorId: string
  at: string
  title: Excerpt
  excerpt: Excerpt
  visible: boolean
  /** of a report that was made from an enquiry */
  source: ReportSourceView | null
}

/** A member found by a whole id, or looked up by a mail address or phone number; masked as everywhere. */
export type FoundMember = {
  id: string
  displayName: Masked
  roles: MemberRole[]
  registeredAt: string
  standing: MemberStanding
  /** the account standards in force that they hold */
  standards: NamedStandard[]
}

/** `more`: there are at least `n`. `about`: estimated from the texts that were read. */
export type HitCount = { n: number; kind: 'exact' | 'about' | 'more' }

export type SearchPage = {
  hits: SearchHit[]
  /** to go on from; `null` at the end */
  next: number | null
  /** with the first page */
  count: HitCount | null
  members: FoundMember[]
  /** no two letters in a row to look for, and nothing to filter by */
  tooShort: boolean
  /** the index is still being made: older texts are missing */
  filling: boolean
}

export type SimilarText = HitOutcome & {
  target: Target
  authorId: string
  at: string
  title: string
  body: string
  visible: boolean
  /** 0 to 1 */
  score: number
  difference: LikenessKind
  sameAuthor: boolean
}

export type SimilarTexts = { items: SimilarText[]; filling: boolean }

const Day = z.iso.date()

export const search = {
  /** Texts with all words of `q`, newest first. Refuses a whole mail or phone number: members are looked up by it. */
  find: oc
    .meta({ permission: 'cases.read' })
    .input(
      z.strictObject({
        q: text(MAX_QUERY_LENGTH),
        type: z
          .enum([...CASE_TARGET_TYPES, 'report'])
          .exclude(['member'])
          .optional(),
        authorId: Id.optional(),
        state: z.enum(CONTENT_STATES).optional(),
        category: z.enum(CATEGORIES).optional(),
        format: z.enum(JOB_FORMATS).optional(),
        /** first and last day in Japan time */
        from: Day.optional(),
        to: Day.optional(),
        after: serial().optional(),
      }),
    )
    .output(type<SearchPage>())
    .errors({ REFUSED_422: { status: 422, data: type<RefusedData>() } }),
  /** Texts of all members that are nearly the same as that of a case, the most similar first. */
  similar: oc
    .meta({ permission: 'cases.read', background: true })
    .input(z.strictObject({ caseId: CaseId }))
    .output(type<SimilarTexts>())
    .errors({ NOT_FOUND: { status: 404 } }),
}
