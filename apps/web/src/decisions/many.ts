import type { PageRow } from '@mimamori/contract/cases/case-batch-contract'
import { collectFlaggedPassages } from '@mimamori/policy/catalogue/suspected-category'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { MEASURES_BY_TARGET, type Measure, type PickedMeasure } from '@mimamori/policy/decisions/measure-rules'
import type { Letters } from '../i18n/use-letters.tsx'
import { type ChoiceInput, compose } from './compose.ts'
import { type Draft, EMPTY_DRAFT } from './draft.ts'

/** What is decided for several cases at once. A correction names passages, so it is made case by case. */
export type ManyChoice =
  | { readonly move: 'no_violation' }
  | { readonly move: 'hide'; readonly category: Category }
  | { readonly move: 'advice' | 'warn'; readonly form: string }

/** What of that is sent: nothing is taken back in bulk. */
type ManyInput = Exclude<ChoiceInput, { kind: 'reverse' }>

/** Why a case cannot be decided together with the others. */
export type WhyNot = 'already_hidden' | 'measure_not_allowed' | 'letter'

/** A case with the decision made for it, or why it is left out. */
export type Planned = { readonly row: PageRow; readonly choice: ManyInput | null; readonly whyNot: WhyNot | null }

/** One call: the same choice for a few cases, each with the text its member reads. */
export type Batch = {
  readonly choice: ManyInput
  readonly cases: readonly { caseId: string; fence: number; contentVersion: number; text?: string }[]
}

/** so few that progress is seen and a stop comes soon */
const BATCH_AT_MOST = 10

function draftOf(choice: Exclude<ManyChoice, { move: 'no_violation' }>, row: PageRow): Draft {
  const passages = collectFlaggedPassages(row.flags).map((passage) => ({ ...passage, included: true }))
  if (choice.move === 'hide')
    return { ...EMPTY_DRAFT, panel: 'hide', at: CATEGORIES.indexOf(choice.category), passages }
  return { ...EMPTY_DRAFT, panel: choice.move, form: choice.form, passages }
}

function barred(measures: readonly Measure[], { target, visible }: PageRow): WhyNot | null {
  if (measures.some((measure) => !MEASURES_BY_TARGET[target.type].includes(measure))) return 'measure_not_allowed'
  return measures.includes('hide') && !visible ? 'already_hidden' : null
}

/** The decision on each case. `lettersFor` are the words and the guideline a case is answered by; `now` an instant. */
export function planned(
  choice: ManyChoice,
  rows: readonly PageRow[],
  { lettersFor, now }: { lettersFor: (row: PageRow) => Letters; now: string },
): Planned[] {
  return rows.map((row) => {
    if (choice.move === 'no_violation') return { row, choice: { kind: 'no_violation' }, whyNot: null }
    const about = { target: row.target, content: { title: row.title, body: row.body } }
    const composed = compose(draftOf(choice, row), about, lettersFor(row), now)
    if (!composed.ok || composed.choice.kind === 'reverse') return { row, choice: null, whyNot: 'letter' }
    const whyNot = composed.choice.kind === 'measures' ? barred(composed.choice.measures, row) : null
    return { row, choice: whyNot ? null : composed.choice, whyNot }
  })
}

/** The calls that decide what is planned: cases with the same choice together, a few at a time, in the order of the page. */
export function batchesOf(plan: readonly Planned[]): Batch[] {
  const groups = new Map<string, { choice: ManyInput; cases: Batch['cases'][number][] }>()
  for (const { row, choice } of plan) {
    if (!choice) continue
    const { id: caseId, fence, contentVersion } = row
    const text = choice.kind === 'measures' ? choice.text : undefined
    const key = JSON.stringify(choice.kind === 'measures' ? { ...choice, text: '' } : choice)
    const group = groups.get(key) ?? { choice, cases: [] }
    group.cases.push({ caseId, fence, contentVersion, ...(text === undefined ? {} : { text }) })
    groups.set(key, group)
  }
  return [...groups.values()].flatMap(({ choice, cases }) =>
    Array.from({ length: Math.ceil(cases.length / BATCH_AT_MOST) }, (_, n) => ({
      choice,
      cases: cases.slice(n * BATCH_AT_MOST, (n + 1) * BATCH_AT_MOST),
    })),
  )
}

/** What a plan will do, before it does. Yen are whole. */
export type Effects = {
  readonly cases: number
  readonly members: number
  readonly hidden: number
  readonly letters: number
  readonly contracts: number
  readonly escrowedYen: number
}

export function effectsOf(plan: readonly Planned[]): Effects {
  const taken = plan.filter(({ choice }) => choice !== null)
  const hit = taken.map(({ row }) => (row.facts.type === 'job' ? row.facts.engagements : NO_ENGAGEMENTS))
  const does =
    (measure: PickedMeasure) =>
    ({ choice }: Planned) =>
      choice?.kind === 'measures' && choice.measures.includes(measure)
  return {
    cases: taken.length,
    members: new Set(taken.map(({ row }) => row.authorId)).size,
    hidden: taken.filter(does('hide')).length,
    letters: taken.filter(({ choice }) => choice?.kind === 'measures').length,
    contracts: hit.reduce((sum, { contracts }) => sum + contracts, 0),
    escrowedYen: hit.reduce((sum, { escrowedYen }) => sum + escrowedYen, 0),
  }
}

const NO_ENGAGEMENTS = { contracts: 0, escrowedYen: 0 }
