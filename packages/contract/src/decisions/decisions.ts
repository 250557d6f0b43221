import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/categories'
import { CLAUSES, type ClauseId } from '@mimamori/policy/catalogue/clauses'
import { TEXT_AT_MOST } from '@mimamori/policy/decisions/choice'
import { MEASURES, type Measure } from '@mimamori/policy/decisions/measures'
import type { DecisionState } from '@mimamori/policy/decisions/undo'
import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId, Held } from '../cases/cases.ts'
import { list, serial, text } from '../intake/fields.ts'
import { notPermitted, refusals } from '../refusals.ts'

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
    measures: list(z.enum(MEASURES), MEASURES.length, 1),
    categories: list(z.enum(CATEGORIES), CATEGORIES.length),
    clause: z.enum(clauseIds).nullable(),
    template: z.strictObject({ id: text(64), version: serial(1) }).nullable(),
    text: text(TEXT_AT_MOST),
    passages: list(Passage, 50),
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
        contentVersion: serial(),
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
  recent: oc.output(type<RecentDecision[]>()).errors(notPermitted),
}
