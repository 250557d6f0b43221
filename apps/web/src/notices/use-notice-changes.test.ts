// @vitest-environment jsdom
import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { renderHook } from '../parts/render.test-support.tsx'
import { useNoticeChanges } from './use-notice-changes.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

type Shown = { readonly edit: number; readonly by: string; readonly seen: number }
const notice = ({ edit, by }: Shown) =>
  ({
    id: 'n1',
    edit,
    texts: { opening: `文${edit}` },
    edited: { by: { id: by, alias: by }, at: '2026-12-01T00:00:00.000Z' },
    state: 'draft',
    moves: { save: null },
  }) as unknown as NoticeView

/** A notice that Ueno looks at, who saw edit 1 of it last. */
async function aNotice() {
  let lastMonth: { edit: number } | null = null
  let look = { edit: 1, seenAt: '2026-11-30T00:00:00.000Z', texts: { opening: '文1' } }
  const { inputs } = fakeDesk({
    'notices.changes': () => ({ sinceLastMonth: lastMonth, sinceLook: look }),
    'notices.look': ({ edit }: { edit: number }) => {
      look = { edit, seenAt: '2026-12-01T00:00:00.000Z', texts: { opening: `文${edit}` } }
      return {}
    },
  })
  const first: Shown = { edit: 2, by: 'mori', seen: 2 }
  const hook = await renderHook((shown: Shown) => useNoticeChanges(notice(shown), 'ueno', shown.seen), first)
  await expect.poll(() => hook.now().loaded).toBe(true)
  const askAgain = async () => {
    lastMonth = { edit: 9 }
    await act(async () => hook.now().retry())
    await expect.poll(() => hook.now().lastMonth).toEqual(lastMonth)
    await act(async () => undefined)
  }
  return { ...hook, askAgain, looks: () => inputs('notices.look') }
}

test('what was seen last is of before this look, however often the desk is asked meanwhile', async () => {
  const { now, askAgain, looks, unmount } = await aNotice()
  await expect.poll(() => looks()).toEqual([{ noticeId: 'n1', edit: 2 }])
  expect(now().look?.edit).toBe(1)
  await askAgain()
  expect(now().look?.edit).toBe(1)
  await unmount()
})

test('while one looks, only what others save is compared with what was on screen before', async () => {
  const { now, rerender, unmount } = await aNotice()
  await rerender({ edit: 3, by: 'ueno', seen: 3 })
  expect(now().look?.edit).toBe(1)
  await rerender({ edit: 4, by: 'mori', seen: 3 })
  expect(now().look).toMatchObject({ edit: 3, texts: { opening: '文3' } })
  await unmount()
})

test('the desk is told on leaving what this person turned to, and not what came in unseen', async () => {
  const { rerender, looks, unmount } = await aNotice()
  await rerender({ edit: 3, by: 'mori', seen: 3 })
  await rerender({ edit: 4, by: 'mori', seen: 3 })
  await unmount()
  await expect.poll(() => looks()).toEqual([2, 3].map((edit) => ({ noticeId: 'n1', edit })))
})
