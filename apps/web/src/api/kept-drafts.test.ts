// @vitest-environment jsdom
import type { DraftContent } from '@mimamori/policy/drafts/draft-model'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CallError } from './call-error.ts'
import { fakeDesk } from './fake-desk.test-support.ts'

const NOTE = { subjectId: 'c1', kind: 'note' } as const
const note = (text: string): DraftContent => ({ kind: 'note', text })

let draftKeeperOf: typeof import('./kept-drafts.ts').draftKeeperOf
let hasUnsavedWork: () => boolean

beforeEach(async () => {
  vi.useFakeTimers()
  // what a page knows of who is signed in is as of a page just opened
  vi.resetModules()
  ;({ draftKeeperOf } = await import('./kept-drafts.ts'))
  ;({ hasUnsavedWork } = await import('./leave-guard.ts'))
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

/** A desk that saves drafts, but for those of somebody whose session is over. */
const aDesk = (signedOut: string | null = null) =>
  fakeDesk({
    'session.current': () => ({ me: null }),
    'drafts.save': ({ authorId }: { authorId: string }) => {
      if (authorId === signedOut) throw new CallError(401, { code: 'UNAUTHORIZED' })
      return { saved: { edit: 'e1', savedAt: '2026-12-01T00:00:00.000Z' } }
    },
  })

const leave = async () => {
  window.dispatchEvent(new Event('pagehide'))
  await vi.advanceTimersByTimeAsync(0)
}

test('a draft is sent with a page that is left, a long one as a call that browsers take', async () => {
  const { calls } = aDesk()
  const keeper = draftKeeperOf('sato')
  keeper.write(NOTE, note('短い'))
  await leave()
  keeper.write(NOTE, note('長'.repeat(20_000)))
  await leave()
  expect(calls.map(({ operation, outlives }) => [operation, outlives])).toEqual([
    ['drafts.save', true],
    ['drafts.save', false],
  ])
})

test('of two people who sign in one after the other, the drafts of the second are saved as the page is left', async () => {
  const { inputs } = aDesk()
  draftKeeperOf('sato').write(NOTE, note('佐藤'))
  draftKeeperOf('mori').write(NOTE, note('森'))
  await leave()
  expect(inputs('drafts.save')).toMatchObject([{ authorId: 'mori', subjectId: 'c1', content: note('森') }])
  draftKeeperOf('sato').sent(NOTE)
})

test('a page is guarded while a draft of anybody who was signed in here is unsaved', async () => {
  aDesk('sato')
  const [sato, mori] = [draftKeeperOf('sato'), draftKeeperOf('mori')]
  sato.write(NOTE, note('佐藤'))
  mori.write(NOTE, note('森'))
  await vi.advanceTimersByTimeAsync(1_000)
  expect([sato.at(NOTE).phase, mori.at(NOTE).phase, hasUnsavedWork()]).toEqual(['waiting', 'saved', true])
  sato.sent(NOTE)
  expect(hasUnsavedWork()).toBe(false)
})
