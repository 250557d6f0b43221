// @vitest-environment jsdom
import type { Review } from '@mimamori/contract/cases/review-contract'
import { cases } from '@mimamori/copy/cases/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { createQueryClient, queries } from '../../api/api-queries.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { announced, press, withKeys } from '../../keys/page-keys.test-support.tsx'
import { renderHook } from '../../parts/render.test-support.tsx'
import type { SecondaryPanelId } from './secondary-action-props.ts'
import { useSecondaryActions } from './use-secondary-actions.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const KEYS = {
  propose: () => press('KeyX', 'X', { shiftKey: true }),
  reveal: () => press('KeyV', 'v'),
  steps: () => press('KeyQ', 'q'),
}

type Now = {
  refused?: string | null
  revealing?: string | null
  member?: object | null
  closed?: string | null
  active?: boolean
  shown?: boolean
}

/** The actions beside the decision of a text, by key. */
async function aCase(first: Now = {}) {
  fakeDesk({})
  const cache = createQueryClient()
  cache.setQueryData(queries.inbox.summary.queryKey() as readonly unknown[], { watched: [], mentions: [] })
  const opened: (SecondaryPanelId | null)[] = []
  const options = ({
    refused = null,
    revealing = null,
    member = {},
    closed = null,
    active = true,
    shown = true,
  }: Now) => ({
    ...{ active, shown, closed, barred: null, busy: false },
    review: {
      ...{ id: 'c1', number: 1, fence: 1, queue: 'flagged', escalatedBy: null, pinnedAt: null, revealing, member },
      moves: { propose_withdrawal: refused },
    } as unknown as Review,
    onPanel: (panel: SecondaryPanelId | null) => void opened.push(panel),
    onBusy: () => undefined,
    onSetAside: () => undefined,
  })
  const hook = await renderHook((now: Now) => useSecondaryActions(options(now)), first, { cache, within: withKeys })
  return { ...hook, opened }
}

test('a withdrawal is proposed, a field revealed and a step taken by their keys', async () => {
  const { opened, unmount } = await aCase()
  for (const key of Object.values(KEYS)) await key()
  expect(opened).toEqual(['propose', 'reveal', 'steps'])
  await unmount()
})

test('what is refused says why and opens nothing', async () => {
  const { now, opened, rerender, unmount } = await aCase({ refused: 'not_permitted', revealing: 'lease_lost' })
  expect(now().propose.refused).toMatch(/./)
  await KEYS.propose()
  expect(announced()).toBe(now().propose.refused)
  await KEYS.reveal()
  expect(announced()).not.toBe(now().propose.refused)
  await rerender({ closed: '担当していません' })
  for (const [why, key] of [
    ['担当していません', KEYS.propose],
    ['送信しています', KEYS.steps],
  ] as const) {
    await rerender({ closed: why })
    await key()
    expect(announced()).toBe(why)
  }
  expect(opened).toEqual([])
  await unmount()
})

test('the fields of a member whom the desk does not know cannot be revealed, and say so', async () => {
  const { opened, unmount } = await aCase({ member: null })
  await KEYS.reveal()
  expect([opened, announced()]).toEqual([[], cases.memberUnknown])
  await unmount()
})

test('who may reveal nothing has no key for it, and a menu below a panel has none for the steps', async () => {
  const { opened, rerender, unmount } = await aCase({ revealing: 'not_permitted', shown: false })
  expect((await KEYS.reveal()).defaultPrevented).toBe(false)
  await KEYS.steps()
  await rerender({ active: false })
  for (const key of Object.values(KEYS)) await key()
  expect(opened).toEqual([])
  await unmount()
})
