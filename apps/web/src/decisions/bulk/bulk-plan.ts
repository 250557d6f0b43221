import type { PageRow } from '@mimamori/contract/cases/case-batch-contract'
import { collectFlaggedPassages } from '@mimamori/policy/catalogue/flagged-passages'
import { isSofter } from '@mimamori/policy/catalogue/measure-ladder'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { MEASURES_BY_TARGET, type Measure, type PickedMeasure } from '@mimamori/policy/decisions/measure-rules'
import type { PassReason } from '@mimamori/policy/decisions/passing-rules'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import type { Letters } from '../../parts/use-letters.tsx'
import { type ChoiceInput, composeDecision } from '../column/compose-decision.ts'
import { EMPTY_DRAFT } from '../column/decision-draft.ts'

/** The choice for several cases at once. A correction names passages, so it is made case by case. */
export type BulkChoice =
  | { readonly move: 'no_violation' }
  | { readonly move: 'hide'; readonly category: Category }
  | { readonly move: 'advice' | 'warn'; readonly templateId: string }

/** The choices that are sent: nothing is reversed in bulk. */
type BulkInput = Exclude<ChoiceInput, { kind: 'reverse' }>

/** The reason a case cannot be decided together with the others. */
export type ExclusionReason = 'already_hidden' | 'measure_not_allowed' | 'letter'

/** A case with its planned decision, or the reason it is left out. */
export type PlannedDecision = {
  readonly row: PageRow
  readonly choice: BulkInput | null
  readonly whyNot: ExclusionReason | null
}

/** One call: the same choice for a few cases, each with the text its member reads. */
export type BulkBatch = {
  readonly choice: BulkInput
  readonly cases: readonly { caseId: string; fence: number; contentVersion: number; shownMs: number; text?: string }[]
}

/** few enough that progress is visible and a stop takes effect soon */
const BATCH_SIZE = 10

function bulkDraft(choice: Exclude<BulkChoice, { move: 'no_violation' }>, row: PageRow): DecisionDraft {
  const passages = collectFlaggedPassages(row.flags).map((passage) => ({ ...passage, included: true }))
  if (choice.move === 'hide')
    return { ...EMPTY_DRAFT, panel: 'hide', at: CATEGORIES.indexOf(choice.category), passages }
  return { ...EMPTY_DRAFT, panel: choice.move, selectedId: choice.templateId, passages }
}

function exclusionReason(measures: readonly Measure[], { target, visible }: PageRow): ExclusionReason | null {
  if (measures.some((measure) => !MEASURES_BY_TARGET[target.type].includes(measure))) return 'measure_not_allowed'
  return measures.includes('hide') && !visible ? 'already_hidden' : null
}

/** Plans the decision on each case. `lettersFor`: the words and the catalogue of its message; `now`: an instant. */
export function planBulk(
  choice: BulkChoice,
  rows: readonly PageRow[],
  { lettersFor, now }: { lettersFor: (row: PageRow) => Letters; now: string },
): PlannedDecision[] {
  return rows.map((row) => {
    if (choice.move === 'no_violation') return { row, choice: { kind: 'no_violation' }, whyNot: null }
    const about = { target: row.target, content: { title: row.title, body: row.body } }
    const composed = composeDecision(bulkDraft(choice, row), about, lettersFor(row), now)
    if (!composed.ok || composed.choice.kind === 'reverse') return { row, choice: null, whyNot: 'letter' }
    const whyNot = composed.choice.kind === 'measures' ? exclusionReason(composed.choice.measures, row) : null
    return { row, choice: whyNot ? null : composed.choice, whyNot }
  })
}

/** The calls of a plan: cases with the same choice together, a few at a time, in the order of the page. `shownMs`: how long each was in view. */
export function bulkBatches(plan: readonly PlannedDecision[], shownMs: (caseId: string) => number): BulkBatch[] {
  const groups = new Map<string, { choice: BulkInput; cases: BulkBatch['cases'][number][] }>()
  for (const { row, choice } of plan) {
    if (!choice) continue
    const { id: caseId, fence, contentVersion } = row
    const text = choice.kind === 'measures' ? choice.text : undefined
    const key = JSON.stringify(choice.kind === 'measures' ? { ...choice, text: '' } : choice)
    const group = groups.get(key) ?? { choice, cases: [] }
    group.cases.push({
      caseId,
      fence,
      contentVersion,
      shownMs: shownMs(caseId),
      ...(text === undefined ? {} : { text }),
    })
    groups.set(key, group)
  }
  return [...groups.values()].flatMap(({ choice, cases }) =>
    Array.from({ length: Math.ceil(cases.length / BATCH_SIZE) }, (_, n) => ({
      choice,
      cases: cases.slice(n * BATCH_SIZE, (n + 1) * BATCH_SIZE),
    })),
  )
}

/** How many of these cases are passed although much speaks against it, and so need a reason. */
export const countObjected = (plan: readonly PlannedDecision[]): number =>
  plan.filter(({ row, choice }) => choice?.kind === 'no_violation' && row.objections.length > 0).length

/** The plan with why its cases are passed, where much speaks against it. */
export const withPassReason = (plan: readonly PlannedDecision[], reason: PassReason | null): PlannedDecision[] =>
  plan.map((each) =>
    reason !== null && each.choice?.kind === 'no_violation' && each.row.objections.length > 0
      ? { ...each, choice: { kind: 'no_violation', reason } }
      : each,
  )

/** How many of these decisions stay below the ladder's next step for their member, and so need a reason. */
export const countSofter = (plan: readonly PlannedDecision[]): number =>
  plan.filter(({ row, choice }) => choice?.kind === 'measures' && isSofter(choice.measures, row.next)).length

/** The effects of a plan, before it runs. Yen are whole. */
export type BulkEffectCounts = {
  readonly cases: number
  readonly members: number
  readonly hidden: number
  readonly messages: number
  readonly contracts: number
  readonly escrowedYen: number
}

/** Figures shown before a bulk decision: cases, members, hidden texts, messages, and the contracts and proposals of the jobs. */
export function countBulkEffects(plan: readonly PlannedDecision[]): BulkEffectCounts {
  const included = plan.filter(({ choice }) => choice !== null)
  const engagements = included.map(({ row }) => (row.facts.type === 'job' ? row.facts.engagements : NO_ENGAGEMENTS))
  const includes =
    (measure: PickedMeasure) =>
    ({ choice }: PlannedDecision) =>
      choice?.kind === 'measures' && choice.measures.includes(measure)
  return {
    cases: included.length,
    members: new Set(included.map(({ row }) => row.authorId)).size,
    hidden: included.filter(includes('hide')).length,
    messages: included.filter(({ choice }) => choice?.kind === 'measures').length,
    contracts: engagements.reduce((sum, { contracts }) => sum + contracts, 0),
    escrowedYen: engagements.reduce((sum, { escrowedYen }) => sum + escrowedYen, 0),
  }
}

const NO_ENGAGEMENTS = { contracts: 0, escrowedYen: 0 }
