import type { Review } from '@mimamori/contract/cases/review-contract'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import { expect, test } from 'vitest'
import { composeDecision } from '../column/compose-decision.ts'
import { EMPTY_DRAFT } from '../column/decision-draft.ts'
import { fillWithStep, stepOfDraft } from './step-draft.ts'
import { DAY, LETTERS as letters, REVIEW as review } from './step-review.test-support.ts'

const now = `${DAY}T04:00:00.000Z`
const another = { ...review, id: 'c2', content: { title: '別の仕事', body: '別の本文です。' } } as Review

const passages = [{ field: 'body', start: 3, end: 7, suggestion: '', included: true }] as const

/** Every draft that measures, categories and templates of the shipped catalogue allow, with one further category or none. */
const drafts: DecisionDraft[] = [
  ...(['hide', 'restrict'] as const).flatMap((panel) =>
    CATEGORIES.flatMap((category, at) => {
      const further = CATEGORIES[(at + 3) % CATEGORIES.length] ?? category
      const draft: DecisionDraft = { ...EMPTY_DRAFT, panel, at }
      return [draft, { ...draft, categories: [further] }]
    }),
  ),
  ...CATEGORIES.map(
    (category): DecisionDraft => ({
      ...EMPTY_DRAFT,
      panel: 'request_correction',
      categories: [category],
      passages,
    }),
  ),
  ...letters.catalogue.templates.flatMap(({ id, data }): DecisionDraft[] => {
    const panel = data.measures.at(-1)
    return panel === 'warn' || panel === 'advice' ? [{ ...EMPTY_DRAFT, panel, selectedId: id }] : []
  }),
]

test('whatever is kept as a step fills another case with the same measures and categories', () => {
  const kept = drafts.flatMap((draft) => {
    const step = stepOfDraft({ ...draft, note: '前回と同じ' }, review, letters, now)
    return step.ok ? [step.step] : []
  })
  expect(kept.length).toBeGreaterThan(CATEGORIES.length * 4)
  for (const step of kept) {
    const filled = fillWithStep(step, { draft: EMPTY_DRAFT, review: another, letters, now })
    if (!filled) throw new Error(`${step.template} does not fit`)
    const composed = composeDecision(filled, another, letters, now)
    expect(composed).toMatchObject({ ok: true, choice: { measures: step.measures, categories: step.categories } })
    expect(stepOfDraft(filled, another, letters, now)).toEqual({ ok: true, step })
  }
})

test('a step adds its note to the one that was typed, unless it stands there already', () => {
  const kept = stepOfDraft(drafts[0] ?? EMPTY_DRAFT, review, letters, now)
  if (!kept.ok) throw new Error(kept.problem)
  const noted = (typed: string, note: string) =>
    fillWithStep({ ...kept.step, note }, { draft: { ...EMPTY_DRAFT, note: typed }, review, letters, now })?.note
  expect(noted('電話で確認', '')).toBe('電話で確認')
  expect(noted('', '前回と同じ')).toBe('前回と同じ')
  expect(noted('電話で確認', '前回と同じ')).toBe('電話で確認\n前回と同じ')
  expect(noted('前回と同じ。電話で確認', '前回と同じ')).toBe('前回と同じ。電話で確認')
})
