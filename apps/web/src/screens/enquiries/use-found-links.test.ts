// @vitest-environment jsdom
import { MAX_QUERY_LENGTH } from '@mimamori/policy/search/search-query'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { renderHook, until } from '../../parts/render.test-support.tsx'
import { useFoundJobs, useFoundMembers } from './use-found-links.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const text = (authorId: string, more: object = {}) => ({
  ...{ kind: 'text', authorId, target: { type: 'job', id: `of-${authorId}` } },
  ...{ title: { text: `題 ${authorId}` }, excerpt: { text: '' }, ...more },
})

async function members(q: string, found: () => unknown, askingId: string | null = null) {
  const desk = fakeDesk({ 'search.find': found })
  const hook = await renderHook(() => useFoundMembers(q, askingId), null)
  await until(() => !hook.now().looking)
  return { ...hook, ...desk, ids: () => hook.now().found.map(({ id }) => id) }
}

async function jobs(q: string, named: () => unknown, texts: () => unknown) {
  const desk = fakeDesk({ 'cases.find': named, 'search.find': texts })
  const hook = await renderHook(() => useFoundJobs(q), null)
  await until(() => !hook.now().looking)
  return { ...hook, ...desk, ids: () => hook.now().found.map(({ id }) => id) }
}

test('members are found by their id first, then by a text they posted, each once and eight at most', async () => {
  const { ids, unmount } = await members('m-1', () => ({
    members: [{ id: 'm-1', displayName: '一郎' }],
    hits: ['a', 'm-1', 'b', 'a', 'c', 'd', 'e', 'f', 'g', 'h'].map((id) => text(id)),
  }))
  expect(ids()).toEqual(['m-1', 'a', 'b', 'c', 'd', 'e', 'f', 'g'])
  await unmount()
})

test('who asks is never found, nor through notes or enquiries', async () => {
  const { ids, unmount } = await members(
    '前払い',
    () => ({
      members: [],
      hits: [
        text('asking'),
        text('by-note', { kind: 'note' }),
        text('by-enquiry', { target: { type: 'enquiry', id: 'e' } }),
        text('other'),
      ],
    }),
    'asking',
  )
  expect(ids()).toEqual(['other'])
  await unmount()
})

test('a contact is sent to no search, nor is nothing; a failure is one', async () => {
  for (const q of ['taro@example.com', '090-1234-5678', '']) {
    const { now, calls, unmount } = await members(q, () => ({}))
    expect([calls, now()]).toEqual([[], { found: [], looking: false, failed: false }])
    await unmount()
    const job = await jobs(
      q,
      () => [],
      () => ({ hits: [] }),
    )
    expect([job.calls, job.now()]).toEqual([[], { found: [], looking: false, failed: false }])
    await job.unmount()
  }
  const { now, inputs, unmount } = await members('あ'.repeat(MAX_QUERY_LENGTH + 9), () => {
    throw new TypeError('gone')
  })
  expect([now().failed, inputs('search.find')]).toEqual([true, [{ q: 'あ'.repeat(MAX_QUERY_LENGTH) }]])
  await unmount()
})

test('a job is found by the number of its case before those with the words, but no other case is', async () => {
  const { ids, inputs, unmount } = await jobs(
    '#12',
    () => [
      { target: { type: 'job', id: 'j-1' }, title: '一' },
      { target: { type: 'message', id: 'x-1' }, title: '二' },
    ],
    () => ({ hits: [text('a'), { ...text('b'), target: { type: 'job', id: 'j-1' } }] }),
  )
  expect(ids()).toEqual(['j-1', 'of-a'])
  expect([inputs('cases.find'), inputs('search.find')]).toEqual([[{ text: '#12' }], [{ q: '#12', type: 'job' }]])
  await unmount()
})

test('an address is looked up as such only, words are only searched for', async () => {
  const byAddress = await jobs(
    'https://example.com/jobs/123',
    () => [],
    () => ({ hits: [text('a')] }),
  )
  expect([byAddress.ids(), byAddress.inputs('search.find')]).toEqual([[], []])
  await byAddress.unmount()
  const byWords = await jobs(
    '前払い',
    () => [],
    () => ({ hits: [text('a')] }),
  )
  expect([byWords.ids(), byWords.inputs('cases.find')]).toEqual([['of-a'], []])
  await byWords.unmount()
})

test('a job is being looked for until both ways have answered, and one that fails is said', async () => {
  const gate = Promise.withResolvers<unknown>()
  fakeDesk({ 'cases.find': () => gate.promise, 'search.find': () => ({ hits: [text('a')] }) })
  const { now, unmount } = await renderHook(() => useFoundJobs('#12'), null)
  await until(() => now().found.length === 1)
  expect(now().looking).toBe(true)
  await act(async () => gate.reject(new TypeError('gone')))
  await until(() => now().failed)
  expect(now().looking).toBe(false)
  await unmount()
})
