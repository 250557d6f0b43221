// @vitest-environment jsdom
import type { Review } from '@mimamori/contract/cases/review-contract'
import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { letters } from '@mimamori/copy/letters/ja'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import { DEFAULT_PREFERENCES } from '@mimamori/policy/staff/preference-rules'
import { act } from 'react'
import { expect, test } from 'vitest'
import { createQueryClient, queries } from '../../api/api-queries.ts'
import { KeysProvider } from '../../keys/keys-provider.tsx'
import { renderHook } from '../../parts/render.test-support.tsx'
import type { ChoiceInput } from './compose-decision.ts'
import { EMPTY_DRAFT, reduceDraft } from './decision-draft.ts'
import { useDecisionPanel } from './use-decision-panel.ts'

const review = {
  id: 'c1',
  judgedOn: '2026-11-24',
  target: { type: 'job', id: 'J-1' },
  suspected: 'direct_deal',
  category: 'direct_deal',
  passages: [],
  moves: {},
  content: { title: 'アンケート回答', body: '詳細はLINEでご連絡ください。', visible: true },
  next: { measure: 'advice', nth: 1, hides: 0 },
  correctionDays: 3,
} as unknown as Review
/** the ladder asks for more than a mail */
const strict = { ...review, next: { measure: 'restrict', nth: 2, hides: 1 } } as Review

async function aPanel(of: Review, panel: DecisionDraft['panel'], at = 0) {
  const cache = createQueryClient()
  cache.setQueryData(queries.catalogue.whole.queryKey() as readonly unknown[], { entries: SHIPPED_CATALOGUE })
  cache.setQueryData(['words', 'letters', 'ja'], { language: 'ja', letters })
  const decided: { choice: ChoiceInput; draft: DecisionDraft }[] = []
  let draft: DecisionDraft = { ...EMPTY_DRAFT, panel, at }
  const hook = await renderHook(
    (shown: DecisionDraft) =>
      useDecisionPanel(
        {
          review: of,
          active: true,
          closed: null,
          barred: null,
          draft: shown,
          dispatch: (action) => {
            draft = reduceDraft(draft, action)
          },
          onDecide: (choice, from) => decided.push({ choice, draft: from }),
          onLeavePanel: () => undefined,
          onLeaveCase: () => undefined,
        },
        undefined,
      ),
    draft,
    { cache, within: (panel) => <KeysProvider preferences={DEFAULT_PREFERENCES}>{panel}</KeysProvider> },
  )
  const perform = async (what: () => void) => {
    await act(async () => what())
    await hook.rerender(draft)
  }
  return {
    ...hook,
    decided,
    perform,
    step: (next: Parameters<typeof reduceDraft>[1]) => perform(() => hook.now().step(next)),
  }
}

test('a category picked by its digit is decided, and so it stands in the draft that an undo brings back', async () => {
  const { now, decided, perform, unmount } = await aPanel(review, 'hide', CATEGORIES.indexOf('direct_deal'))
  const mlm = CATEGORIES.indexOf('mlm')
  await perform(() => now().pick(mlm))
  expect(decided).toMatchObject([
    { choice: { kind: 'measures', measures: ['hide'], categories: ['mlm'] }, draft: { panel: 'hide', at: mlm } },
  ])
  await unmount()
})

test('a decision softer than the next step waits for a reason, and says so until there is one', async () => {
  const { now, decided, perform, step, unmount } = await aPanel(strict, 'advice')
  await perform(() => now().confirm())
  expect([decided.length, now().wantsReason, now().problem]).toEqual([0, true, expect.any(String)])
  await step({ type: 'note', note: '初めての投稿のため' })
  expect([now().wantsReason, now().problem]).toEqual([false, null])
  await perform(() => now().confirm())
  expect(decided).toMatchObject([{ draft: { note: '初めての投稿のため' } }])
  await unmount()
})

test('of a list the suggested template has the focus, and arrows go around its ends', async () => {
  const { now, perform, unmount } = await aPanel(review, 'advice')
  const first = now().focusedIndex
  expect(now().choosableTemplates?.[first]?.data.category).toBe('direct_deal')
  await perform(() => now().shift(-1 - first))
  expect(now().focusedIndex).toBe((now().choosableTemplates?.length ?? 0) - 1)
  await perform(() => now().shift(1))
  expect(now().focusedIndex).toBe(0)
  await unmount()
})
