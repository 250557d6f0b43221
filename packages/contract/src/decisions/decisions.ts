import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/categories'
import { CLAUSES, type ClauseId } from '@mimamori/policy/catalogue/clauses'
import { TEXT_AT_MOST } from '@mimamori/policy/decisions/choice'
import { MEASURES, type Measure } from '@mimamori/policy/decisions/measures'
import type { DecisionState } from '@mimamori/policy/decisions/undo'
import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId, Held } from '../cases/cases.ts'
import { text } from '../intake/fields.ts'
import { refusals } from '../refusals.ts'

const clauseIds = CLAUSES.map((clause) => clause.id) as [ClauseId, ...ClauseId[]]

const Passage = z.strictObject({
  field: z.enum(['title', 'body']),
  start: z.int().min(0),
  end: z.int().min(0),
  suggestion: text(1000),
})

const ChoiceBody = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('no_violation') }),
  z.strictObject({
    kind: z.literal('measures'),
    measures: z.array(z.enum(MEASURES)).min(1).max(MEASURES.length),
    categories: z.array(z.enum(CATEGORIES)).max(CATEGORIES.length),
    clause: z.enum(clauseIds).nullable(),
    template: z.strictObject({ id: z.string().max(64), version: z.int().min(1) }).nullable(),
    text: text(TEXT_AT_MOST),
    passages: z.array(Passage).max(50),
  }),
])

/** Where the effect of a decision is on its way to the marketplace. `none`: it has no effect to send. */
export type DeliveryState = 'none' | 'held' | 'ready' | 'sending' | 'retrying' | 'delivered' | 'dead' | 'undone'

export type RecentDecision = {
  id: string
  caseId: string
  caseNumber: number
  title: string
  measures: Measure[]
  categories: Category[]
  state: DecisionState
  decidedAt: string
  heldUntil: string
  delivery: DeliveryState
}

export const decisions = {
  /** Send an `Idempotency-Key` header: the same key and body get the same answer. */
  decide: oc
    .input(
      z.strictObject({
        ...Held.shape,
        contentVersion: z.int().min(0),
        choice: ChoiceBody,
        note: text(2000).default(''),
      }),
    )
    .output(type<{ decisionId: string; heldUntil: string }>())
    .errors(refusals),
  /** `fence` is set when the case came back to the person who undid it. */
  undo: oc
    .input(z.strictObject({ decisionId: CaseId }))
    .output(type<{ caseId: string; fence: number | null }>())
    .errors(refusals),
  /** One's own decisions, newest first, for the status strip. */
  recent: oc.output(type<RecentDecision[]>()),
}
