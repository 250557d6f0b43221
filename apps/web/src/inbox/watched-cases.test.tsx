// @vitest-environment jsdom
import { cases } from '@mimamori/copy/cases/ja'
import { inbox as words } from '@mimamori/copy/inbox/ja'
import { instants } from '@mimamori/copy/instants/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { announced, clickOn, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { WatchedCases } from './watched-cases.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const watched = (caseNumber: number, more: object = {}) => ({
  ...{ caseId: `c-${caseNumber}`, caseNumber, title: `案件 ${caseNumber}`, state: 'open' },
  ...{ at: '2026-12-01T01:00:00.000Z', ...more },
})

async function theCases(answers: Parameters<typeof fakeDesk>[0]) {
  const desk = fakeDesk(answers)
  const opened: string[] = []
  const { page, cache, unmount } = await render(withKeys(<WatchedCases onOpen={(caseId) => opened.push(caseId)} />))
  const summary: readonly unknown[] = queries.inbox.summary.queryKey()
  cache.setQueryData(summary, {})
  const rows = () => [...page.querySelectorAll('li')]
  const isStale = () => cache.getQueryState(summary)?.isInvalidated ?? false
  return { ...desk, page, rows, opened, isStale, unmount }
}

test('each case one watches says what it is, how it stands and since when, and is opened by a press', async () => {
  const { page, rows, calls, opened, unmount } = await theCases({
    'inbox.watched': () => [watched(7), watched(8, { state: 'escalated', at: '2026-11-30T02:00:00.000Z' })],
  })
  await until(() => rows().length === 2)
  const said = rows().map((row) =>
    [...row.querySelectorAll('button > span:last-child > *')].map(({ textContent }) => textContent),
  )
  expect(said).toEqual([
    ['#7', cases.stateWords.open, instants.brief('2026-12-01T01:00:00.000Z')],
    ['#8', cases.stateWords.escalated, instants.brief('2026-11-30T02:00:00.000Z')],
  ])
  await clickOn(page, '案件 8')
  expect(opened).toEqual(['c-8'])
  expect(calls.map(({ operation, input }) => [operation, input])).toEqual([['inbox.watched', undefined]])
  await unmount()
})

test('a case that is watched no more is gone from the list, and the bell counts again', async () => {
  let listed = [watched(7), watched(8)]
  const { rows, inputs, opened, isStale, unmount } = await theCases({
    'inbox.watched': () => listed,
    'inbox.watch': () => {
      listed = [watched(7)]
      return { watched: false }
    },
  })
  await until(() => rows().length === 2)
  await clickOn(rows()[1] as Element, words.unwatch)
  await until(() => rows().length === 1 && announced() !== '')
  expect([inputs('inbox.watch'), announced(), opened, isStale()]).toEqual([
    [{ caseId: 'c-8', on: false }],
    words.unwatched(8),
    [],
    true,
  ])
  // it is also seen
  expect(document.querySelector('p[aria-hidden=true]')?.textContent).toBe(words.unwatched(8))
  await unmount()
})

test('a watch that could not be ended stays, and it says so', async () => {
  const { rows, inputs, isStale, unmount } = await theCases({ 'inbox.watched': () => [watched(7)] })
  await until(() => rows().length === 1)
  await clickOn(rows()[0] as Element, words.unwatch)
  await until(() => announced() !== '')
  expect([announced(), isStale(), rows().length, inputs('inbox.watched').length]).toEqual([words.failed, false, 1, 1])
  expect(document.querySelector('p[aria-hidden=true]')?.textContent).toBe(words.failed)
  await unmount()
})

test('who watches no case is told how to, once that is known', async () => {
  const answer = Promise.withResolvers<unknown>()
  const { page, unmount } = await theCases({ 'inbox.watched': () => answer.promise })
  await until(() => page.querySelector('.h-24') !== null)
  expect(page.querySelector('p')).toBeNull()
  answer.resolve([])
  await until(() => page.querySelector('p') !== null)
  expect([page.querySelector('p')?.textContent, page.querySelector('.h-24')]).toEqual([
    `${words.empty.watched}${words.emptyNext.watched}`,
    null,
  ])
  await unmount()
})

test('a list of watched cases that could not be read says so', async () => {
  const { page, unmount } = await theCases({})
  await until(() => page.querySelector('p') !== null)
  expect([page.querySelector('p')?.textContent, page.querySelector('.h-24')]).toEqual([words.failed, null])
  await unmount()
})
