import type { ActKind } from '@mimamori/policy/acts/act-undo-rules'
import { MAX_CLAIM_PAGE_SIZE } from '@mimamori/policy/cases/case-model'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { MAX_REVERSALS, MAX_TEXT_LENGTH } from '@mimamori/policy/decisions/decision-choice'
import { type Measure, PICKED_MEASURES } from '@mimamori/policy/decisions/measure-rules'
import { PASS_REASONS } from '@mimamori/policy/decisions/passing-rules'
import type { DecisionState } from '@mimamori/policy/decisions/undo-rules'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId, ClaimedCase } from '../cases/case-contract.ts'
import { EntryId } from '../catalogue/catalogue-entry-contract.ts'
import { list, serial, text } from '../intake/field-contract.ts'
import { oc } from '../operation-contract.ts'
import { type CurrentCase, type Refusal, refusals } from '../refusal-contract.ts'
import { ownDecisions } from './own-day-contract.ts'

const Passage = z.strictObject({
  field: z.enum(['title', 'body']),
  start: z.int().min(0),
  end: z.int().min(0),
  suggestion: text(1000),
})

const ChosenTemplate = z.strictObject({ id: EntryId, version: serial(1) }).nullable()

/** `reason` is wanted where the review names objections; `other` is explained in the note. */
const NoViolation = z.strictObject({ kind: z.literal('no_violation'), reason: z.enum(PASS_REASONS).nullish() })

const Measures = z.strictObject({
  kind: z.literal('measures'),
  measures: list(z.enum(PICKED_MEASURES), PICKED_MEASURES.length, 1),
  categories: list(z.enum(CATEGORIES), CATEGORIES.length),
  clause: EntryId.nullable(),
  template: ChosenTemplate,
  text: text(MAX_TEXT_LENGTH),
  passages: list(Passage, 50),
})

/** Earlier measures of the same member are taken back. */
const Reverse = z.strictObject({
  kind: z.literal('reverse'),
  reverses: list(CaseId, MAX_REVERSALS, 1),
  template: ChosenTemplate,
  text: text(MAX_TEXT_LENGTH),
})

const ChoiceBody = z.discriminatedUnion('kind', [NoViolation, Measures, Reverse])

/** Passages belong to one text, so what needs them is decided one by one. */
const BulkChoice = z.discriminatedUnion('kind', [
  NoViolation,
  z.strictObject({ ...Measures.shape, passages: list(Passage, 0) }),
])

/** How long the text was in view before it was decided, in ms; `null`: the page could not tell. It is believed up to the time since the claim. */
const ShownMs = serial().nullable().default(null)

/** Where the effect of a decision is on its way to the marketplace. `none`: it has no effect to send. */
export type DeliveryState = 'none' | 'held' | 'ready' | 'sending' | 'retrying' | 'delivered' | 'dead' | 'undone'

/** A decision of one's own, made by itself. */
export type RecentDecision = {
  kind: 'decision'
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

/** Decisions of one's own that were made together: of their cases one is named. */
export type RecentPage = Omit<RecentDecision, 'kind' | 'title' | 'categories'> & { kind: 'page'; cases: number }

/** Something else one did to a case. `waiting`: the outcome that one chose waits for a second person. `undoUntil`: `null` when it cannot be undone. */
export type RecentCaseAct = {
  kind: ActKind
  id: string
  caseId: string
  caseNumber: number
  state: 'done' | 'waiting' | 'undone'
  doneAt: string
  undoUntil: string | null
}

export type RecentAct = RecentDecision | RecentPage | RecentCaseAct

/** A measure of the case's member that can be taken back. */
export type ReversibleLine = {
  measureId: string
  measure: Measure
  at: string
  target: Target
  caseId: string
  caseNumber: number
  title: string
  by: string
}

/** The result for one of several cases: the answer of a single decision, or the refusal. */
export type BulkDecided = {
  caseId: string
  decided: { decisionId: string; heldUntil: string } | null
  refused: { refusal: Refusal | 'not_found'; present: CurrentCase | null } | null
}

export type BulkUndone = {
  decisionId: string
  undone: { caseId: string; fence: number | null } | null
  refused: { refusal: Refusal | 'not_found'; present: CurrentCase | null } | null
}

export const decisions = {
  /** Send an `Idempotency-Key` header: the same key and body get the same answer. */
  decide: oc
    .meta({ permission: 'cases.decide', idempotent: true, stores: true })
    .input(
      z.strictObject({
        ...ClaimedCase.shape,
        contentVersion: serial(),
        choice: ChoiceBody,
        note: text(2000).default(''),
        shownMs: ShownMs,
      }),
    )
    .output(type<{ decisionId: string; heldUntil: string }>())
    .errors(refusals),
  /**
   * Decides up to 50 cases by the same choice, each with a decision of its own: one that is refused does not stop the
   * others. Under an `Idempotency-Key` every case is decided at most once.
   */
  decideMany: oc
    .meta({ permission: 'cases.decide', idempotent: true })
    .input(
      z.strictObject({
        choice: BulkChoice,
        note: text(2000).default(''),
        /** calls with the same id are one act of their maker, which Undo takes back at once; without one each is an act of its own */
        page: CaseId.optional(),
        /** `text`: what this case's member reads, where it is not the same for all */
        cases: list(
          z.strictObject({
            ...ClaimedCase.shape,
            contentVersion: serial(),
            text: text(MAX_TEXT_LENGTH).optional(),
            shownMs: ShownMs,
          }),
          MAX_CLAIM_PAGE_SIZE,
          1,
        ),
      }),
    )
    .output(type<BulkDecided[]>())
    .errors(refusals),
  undoMany: oc
    .meta({ permission: 'cases.decide' })
    .input(z.strictObject({ decisionIds: list(CaseId, MAX_CLAIM_PAGE_SIZE, 1) }))
    .output(type<BulkUndone[]>())
    .errors(refusals),
  /** `fence`: of the case, which returned to the person who undid it; `null`: it is open for everybody. */
  undo: oc
    .meta({ permission: 'cases.decide', stores: true })
    .input(z.strictObject({ decisionId: CaseId }))
    .output(type<{ caseId: string; fence: number | null }>())
    .errors(refusals),
  /** The measures of the member of a case that can be taken back, newest first. */
  reversible: oc
    .meta({ permission: 'cases.read' })
    .input(z.strictObject({ caseId: CaseId }))
    .output(type<ReversibleLine[]>())
    .errors(refusals),
  /** What one has done on cases: decisions, those made together as one, and the other acts that can be undone. For the status strip. */
  recent: oc.meta({ permission: 'cases.read', background: true }).output(type<RecentAct[]>()),
  own: ownDecisions,
}
