// @vitest-environment jsdom
import { copy } from '@mimamori/copy/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { openNextReview } from '../open-next-review.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

async function theNext(answers: Parameters<typeof fakeDesk>[0]) {
  const { calls } = fakeDesk(answers)
  const opened: unknown[][] = []
  const why = await openNextReview((...asked) => opened.push(asked), copy)
  return { asked: calls.map(({ operation, input }) => [operation, input]), opened, why }
}
const LISTS = ['queue.list', { view: 'mine', limit: 1 }]
const CLAIMS = ['cases.claimNext', { view: 'flagged' }]

test('the review goes on with the case one has claimed, and no other one is claimed', async () => {
  const next = await theNext({ 'queue.list': () => ({ items: [{ id: 'c1' }, { id: 'c2' }] }) })
  expect(next).toEqual({ asked: [LISTS], opened: [['c1']], why: null })
})

test('whoever has claimed no case claims the first one of the queue', async () => {
  const next = await theNext({ 'queue.list': () => ({ items: [] }), 'cases.claimNext': () => ({ id: 'c3' }) })
  expect(next).toEqual({ asked: [LISTS, CLAIMS], opened: [['c3']], why: null })
})

test('where no case is left to claim, none is opened, and it says so', async () => {
  const next = await theNext({ 'queue.list': () => ({ items: [] }), 'cases.claimNext': () => null })
  expect(next).toEqual({ asked: [LISTS, CLAIMS], opened: [], why: copy.queue.noneLeft })
})

test('a claim that is refused says why, and so does a list that cannot be read', async () => {
  const refused = await theNext({
    'queue.list': () => ({ items: [] }),
    'cases.claimNext': () => {
      throw refusedFor('not_permitted')
    },
  })
  expect(refused).toEqual({ asked: [LISTS, CLAIMS], opened: [], why: copy.refusals.not_permitted })
  const unread = await theNext({})
  expect(unread).toEqual({ asked: [LISTS], opened: [], why: copy.errors.notFound })
})
