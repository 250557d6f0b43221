// @vitest-environment jsdom
import type { Review } from '@mimamori/contract/cases/review-contract'
import type { DecisionDraft } from '@mimamori/policy/drafts/draft-model'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { draftKeeperOf } from '../../api/kept-drafts.ts'
import { render } from '../../parts/render.test-support.tsx'
import { EMPTY_DRAFT } from './decision-draft.ts'
import { createDraftStore } from './decision-draft-store.ts'
import { KeptDecision } from './kept-decision.tsx'
import { openVersionedDraft, type VersionedDraftAction } from './versioned-draft.ts'

beforeEach(() => {
  vi.useFakeTimers()
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const HIDE: DecisionDraft = { ...EMPTY_DRAFT, panel: 'hide', at: 3, touched: true, note: '前回と同じ' }
const kept = { edit: 'e1', savedAt: '2026-12-01T00:00:00.000Z', content: { kind: 'decision', version: 1, draft: HIDE } }

/** A case on screen, with what this person has typed about it, and with what the desk has. Each test has a case of its own. */
async function aCase(id: string, onScreen: DecisionDraft, atDesk: unknown[] = []) {
  fakeDesk({ 'drafts.list': () => atDesk, 'drafts.save': () => ({ saved: kept }) })
  const shown: (DecisionDraft | undefined)[] = []
  const drafts = createDraftStore()
  const column = (fence: number) => (
    <KeptDecision
      review={{ id, fence, state: 'claimed', contentVersion: 1, passages: [] } as unknown as Review}
      staffId="sato"
      active
      draft={onScreen}
      drafts={drafts}
      dispatch={(action: VersionedDraftAction) => {
        if (action.type === 'show') shown.push(action.instead(openVersionedDraft(1, undefined, [])).draft)
      }}
      quiet={false}
    />
  )
  const page = await render(column(1))
  await vi.advanceTimersByTimeAsync(0)
  return { ...page, shown, undo: () => page.show(column(2)) }
}

test('what is loaded is shown where nothing else is open', async () => {
  const { shown, unmount } = await aCase('c1', EMPTY_DRAFT, [kept])
  expect(shown).toEqual([HIDE])
  await unmount()
})

test('what is loaded is offered where a panel is open already, as keys are meant for that one', async () => {
  const { shown, unmount } = await aCase('c2', { ...EMPTY_DRAFT, panel: 'warn' }, [kept])
  expect(shown).toEqual([])
  expect(draftKeeperOf('sato').at({ subjectId: 'c2', kind: 'decision' })).toMatchObject({
    content: null,
    newer: { content: { draft: HIDE } },
  })
  await unmount()
})

test('a draft that is sent comes back when its case is in hand again by an undo, and not before', async () => {
  const { shown, undo, unmount } = await aCase('c3', EMPTY_DRAFT)
  const [keeper, place] = [draftKeeperOf('sato'), { subjectId: 'c3', kind: 'decision' } as const]
  keeper.write(place, { kind: 'decision', version: 1, draft: HIDE })
  const { act } = await import('react')
  await act(async () => keeper.release(place))
  expect(shown).toEqual([])
  await undo()
  expect(shown).toEqual([HIDE])
  await unmount()
})
