// @vitest-environment jsdom
import type { CurrentNotice, NoticeView } from '@mimamori/contract/notices/notice-contract'
import type { SeenNotice } from '@mimamori/policy/notices/notice-publication-rules'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import type { NoticeDraft } from '../../notices/use-notice-draft.ts'
import { renderHook } from '../../parts/render.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { useNoticeActions } from './use-notice-actions.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

const notice = { id: 'n1', edit: 5, month: '2026-08', version: 2, moves: { save: null } } as unknown as NoticeView
const seen: SeenNotice = { edit: 5, revision: 1, below: 3, standards: 2, content: 'abc' }
const texts = { chart: 'bars' } as unknown as NoticeDraft['texts']

/** The actions on a notice whose draft was begun on edit 3. */
async function aNotice(answers: Parameters<typeof fakeDesk>[0]) {
  const desk = fakeDesk(answers)
  const told: unknown[] = []
  const draft = {
    edit: 3,
    texts,
    done: () => told.push('done'),
    overtaken: (now: CurrentNotice) => told.push(now),
  } as unknown as NoticeDraft
  const router = memoryRouter('/notices/n1', ['/notices', '/notices/$noticeId'])
  const hook = await renderHook(() => useNoticeActions(notice, draft, seen), null, { within: router.within })
  const perform = async (what: (actions: ReturnType<typeof hook.now>) => Promise<string | null>) => {
    let problem: string | null = ''
    await act(async () => {
      problem = await what(hook.now())
    })
    return problem
  }
  return { ...hook, ...desk, perform, told, address: router.address }
}

test('a text is saved over the edit it was begun on, and is then no draft any more', async () => {
  const { perform, inputs, told, unmount } = await aNotice({ 'notices.save': () => ({}) })
  expect(await perform(({ save }) => save())).toBeNull()
  expect([inputs('notices.save'), told]).toEqual([[{ noticeId: 'n1', edit: 3, texts }], ['done']])
  await unmount()
})

test('a text that somebody saved first is told to the draft, which stays', async () => {
  const now = { edit: 4, texts: {} }
  const { perform, told, unmount } = await aNotice({
    'notices.save': () => {
      throw new CallError(409, { code: 'REFUSED_409', data: { refusal: 'notice_changed', now } })
    },
  })
  expect(await perform(({ save }) => save())).toBeNull()
  expect(told).toEqual([now])
  await unmount()
})

test('a failure is told in words, and the draft stays', async () => {
  const { perform, told, unmount } = await aNotice({
    'notices.save': () => {
      throw new CallError(500, {})
    },
  })
  expect(await perform(({ save }) => save())).toEqual(expect.any(String))
  expect(told).toEqual([])
  await unmount()
})

test('what is approved is what was seen; what is discarded is what the desk has, and its draft goes with it', async () => {
  const { perform, inputs, told, address, unmount } = await aNotice({
    'notices.approve': () => ({}),
    'notices.discard': () => ({}),
  })
  await perform(({ approve }) => approve())
  await perform(({ discard }) => discard())
  expect([inputs('notices.approve'), inputs('notices.discard')]).toEqual([
    [{ noticeId: 'n1', ...seen }],
    [{ noticeId: 'n1', edit: 5 }],
  ])
  expect([told, address()]).toEqual([['done'], '/notices'])
  await unmount()
})
