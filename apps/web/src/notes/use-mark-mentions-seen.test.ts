// @vitest-environment jsdom
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { createQueryClient, queries } from '../api/api-queries.ts'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { renderHook } from '../parts/render.test-support.tsx'
import { useMarkMentionsSeen } from './use-mark-mentions-seen.ts'

type Seen = (entries: { isIntersecting: boolean }[]) => void
let look: (inSight: boolean) => Promise<void>

beforeEach(() => {
  const observers = new Set<Seen>()
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      readonly seen: Seen
      constructor(seen: Seen) {
        this.seen = seen
      }
      observe() {
        observers.add(this.seen)
      }
      disconnect() {
        observers.delete(this.seen)
      }
    },
  )
  look = (isIntersecting) => act(async () => observers.forEach((seen) => void seen([{ isIntersecting }])))
})
afterEach(() => {
  vi.unstubAllGlobals()
})

const SUMMARY = {
  watched: [],
  mentions: [
    { caseId: 'c1', noteId: 'n1' },
    { caseId: 'c2', noteId: 'n2' },
    { caseId: 'c1', noteId: 'n3' },
  ],
}

async function notesOf(caseId: string, active = true) {
  const { inputs } = fakeDesk({ 'inbox.read': () => ({}), 'inbox.summary': () => ({ ...SUMMARY, mentions: [] }) })
  const cache = createQueryClient()
  cache.setQueryData(queries.inbox.summary.queryKey() as readonly unknown[], SUMMARY)
  const place = { current: document.body }
  const hook = await renderHook((shown: boolean) => useMarkMentionsSeen(caseId, shown, place), active, { cache })
  return { ...hook, read: () => inputs('inbox.read') }
}

test('mentions count as seen once the notes of their case are in sight, and those in other cases do not', async () => {
  const { read, unmount } = await notesOf('c1')
  await look(false)
  expect(read()).toEqual([])
  await look(true)
  await expect.poll(() => read()).toEqual([{ ids: ['n1', 'n3'] }])
  await unmount()
})

test('nothing counts as seen in a case that waits behind another, nor where nobody was mentioned', async () => {
  const behind = await notesOf('c1', false)
  await look(true)
  expect(behind.read()).toEqual([])
  await behind.unmount()
  const without = await notesOf('c3')
  await look(true)
  expect(without.read()).toEqual([])
  await without.unmount()
})
