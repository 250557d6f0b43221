import type { Review } from '@mimamori/contract/cases/review-contract'
import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { letters } from '@mimamori/copy/letters/ja'
import { type CatalogueEntry, isEntryOfKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { catalogueFor } from '@mimamori/policy/catalogue/entries-in-force'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import { expect, test } from 'vitest'
import { composeDecision } from './compose-decision.ts'
import { type DraftAction, EMPTY_DRAFT, reduceDraft } from './decision-draft.ts'
import { openPanelAction } from './open-panel-action.ts'
import { suggestedTemplateFor } from './suggest-template.ts'

const day = '2026-11-24'
const words = { catalogue: catalogueFor(SHIPPED_CATALOGUE, day, day), letters, language: 'ja' } as const
const now = '2026-11-24T04:00:00.000Z'
const body = '詳細はLINEでご連絡ください。'

const review = {
  id: 'c1',
  number: 412,
  target: { type: 'job', id: 'J-1' },
  category: 'direct_deal',
  suspected: 'direct_deal',
  judgedOn: day,
  member: null,
  next: { measure: 'advice', nth: 1, hides: 0 },
  correctionDays: 3,
  contentVersion: 2,
  content: { title: 'アンケート回答', body, visible: true },
  flags: [
    { category: 'mlm', rule: 'm', score: 0.4, reason: 'm', spans: [] },
    {
      category: 'direct_deal',
      rule: 'd',
      score: 0.9,
      reason: 'd',
      spans: [
        { field: 'body', start: 3, end: 7 },
        { field: 'body', start: 3, end: 7 },
      ],
    },
  ],
  passages: [{ field: 'body', start: 3, end: 7 }],
  reports: [],
} as unknown as Review

/** Opens a list of templates, with the suggested one selected. */
function opened(of: Review, panel: 'warn' | 'advice'): DraftAction[] {
  const selectedId = suggestedTemplateFor(of, panel, words.catalogue.templates)?.id ?? null
  return [openPanelAction(of, panel), { type: 'focus', at: 0, selectedId }]
}
const draft = (...steps: DraftAction[]): DecisionDraft => steps.reduce(reduceDraft, EMPTY_DRAFT)

function chosen(from: DecisionDraft, of: Review = review) {
  const composed = composeDecision(from, of, words, now)
  if (!composed.ok || composed.choice.kind !== 'measures') throw new Error('nothing was chosen')
  return composed.choice
}

test('the category suspected makes the suggestion, and confirming it needs nothing else', () => {
  const choice = chosen(draft(...opened(review, 'warn')))
  expect(choice).toMatchObject({
    measures: ['warn'],
    categories: ['direct_deal'],
    clause: 'G-4',
    template: { id: 'warn.direct_deal', version: 1 },
    passages: [],
  })
  expect(choice.text).toContain('アンケート回答')
  expect(choice.text).not.toMatch(/\{\{[a-z_]+\}\}/)
})

test('hiding for several categories takes the clause of the one chosen first', () => {
  const choice = chosen(draft(openPanelAction(review, 'hide'), { type: 'toggle', category: 'mlm' }))
  expect(choice).toMatchObject({ measures: ['hide'], categories: ['mlm', 'direct_deal'], clause: 'G-1' })
})

test('a correction names each passage once, with its wording, and a deadline three days ahead in Japan', () => {
  const opened = draft(openPanelAction(review, 'request_correction'))
  expect(opened.passages).toHaveLength(1)
  const choice = chosen(reduceDraft(opened, { type: 'passage', at: 0, change: { suggestion: 'メッセージ' } }))
  expect(choice.passages).toEqual([{ field: 'body', start: 3, end: 7, suggestion: 'メッセージ' }])
  expect(choice.text).toContain('「LINE」')
  expect(choice.text).toContain('「メッセージ」')
  expect(choice.text).toContain('2026年11月27日')
})

test('a correction of a job without a passage is not sent', () => {
  const without = draft(openPanelAction(review, 'request_correction'), {
    type: 'passage',
    at: 0,
    change: { included: false },
  })
  expect(composeDecision(without, review, words, now)).toMatchObject({ ok: false, problem: 'need_passage' })
})

test('a letter with a gap is not sent, and the gap is named', () => {
  const gap = draft(openPanelAction(review, 'hide'), { type: 'edit', text: '{{job_title}} を非表示にしました' })
  expect(composeDecision(gap, review, words, now)).toEqual({ ok: false, problem: 'unfilled', open: ['job_title'] })
  expect(composeDecision(reduceDraft(gap, { type: 'edit', text: ' ' }), review, words, now)).toMatchObject({
    problem: 'empty',
  })
})

test('showing again confirms nothing', () => {
  expect(chosen(draft(openPanelAction(review, 'show')))).toMatchObject({
    measures: ['show'],
    categories: [],
    clause: null,
  })
})

test('taking a measure back names it, and needs no category; without one there is nothing to take back', () => {
  const back = openPanelAction(review, 'reverse')
  const named = draft(back, { type: 'focus', at: 0, selectedId: 'm-1' })
  const choice = { kind: 'reverse', reverses: ['m-1'], template: { id: 'reverse' } }
  expect(composeDecision(named, review, words, now)).toMatchObject({ ok: true, choice })
  expect(composeDecision(draft(back), review, words, now)).toMatchObject({ ok: false, problem: 'need_measure' })
})

test('a message has no title, yet its letter has no gap', () => {
  const message = {
    ...review,
    target: { type: 'message', id: 'M-1' },
    content: { ...review.content, title: '' },
  } as Review
  expect(chosen(draft(...opened(message, 'advice')), message).text).toContain('メッセージ')
})

test('the panel of the next step selects its template; the other one the first for the category', () => {
  const { templates } = words.catalogue
  const at = (measure: 'warn' | 'withdraw') => ({ ...review, next: { measure, nth: 1, hides: 0 } })
  expect(suggestedTemplateFor(at('warn'), 'warn', templates)?.id).toBe('warn.direct_deal')
  expect(suggestedTemplateFor(at('withdraw'), 'warn', templates)?.id).toBe('warn.direct_deal')
  expect(suggestedTemplateFor(at('warn'), 'advice', templates)?.id).toBe('advice.direct_deal')
})

const changed = (id: string, data: object): CatalogueEntry =>
  ({ ...SHIPPED_CATALOGUE.find((each) => each.id === id), version: 2, effectiveFrom: day, data }) as CatalogueEntry

test('a form that was retired while it was open is not sent', () => {
  const form = SHIPPED_CATALOGUE.filter(isEntryOfKind('template')).find(({ id }) => id === 'warn.direct_deal')
  const retired = changed('warn.direct_deal', { ...form?.data, active: false })
  const without = { ...words, catalogue: catalogueFor([...SHIPPED_CATALOGUE, retired], day, day) }
  expect(composeDecision(draft(...opened(review, 'warn')), review, without, now)).toMatchObject({
    ok: false,
    problem: 'need_form',
  })
})

test('a job posted before any clause was in force is not decided under one', () => {
  const early = { ...words, catalogue: catalogueFor(SHIPPED_CATALOGUE, '2019-10-31', day) }
  const composed = composeDecision(
    draft(...opened(review, 'warn'), { type: 'edit', text: '警告します。' }),
    review,
    early,
    now,
  )
  expect(composed).toMatchObject({ ok: false, problem: 'need_clause' })
})
