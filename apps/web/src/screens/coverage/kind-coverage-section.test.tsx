// @vitest-environment jsdom
import { coverage as words } from '@mimamori/copy/coverage/ja'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { catchFiles } from '../saved-files.test-support.ts'
import KindCoverageSection from './kind-coverage-section.tsx'

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const { kinds } = words
const RANGE = { from: '2026-11-20', to: '2026-11-22' }
const REMINDERS = { day: '2026-11-21', received: 10, waiting: 1, toDecide: 2, answered: 3, decided: 4 }
const ENQUIRIES = { day: '2026-11-22', received: 7, open: 5, answered: 2 }
const FILE = { name: 'x.csv', csv: 'a', rows: 1234 }

async function aSection(answers: Parameters<typeof fakeDesk>[0] = {}) {
  const desk = fakeDesk({
    'reminders.coverage': () => ({ days: [REMINDERS] }),
    'enquiries.coverage': () => ({ days: [ENQUIRIES] }),
    'coverage.export': () => FILE,
    ...answers,
  })
  const { page, cache, unmount } = await render(onDesk()(<KindCoverageSection range={RANGE} />))
  const of = (kind: 'reminders' | 'enquiries') =>
    page.querySelector(`section[aria-label="${kinds[kind]}"]`) as HTMLElement
  const table = (kind: 'reminders' | 'enquiries') =>
    [...of(kind).querySelectorAll('thead tr, tbody tr')].map((row) =>
      [...row.children].slice(1, -1).map(({ textContent }) => textContent),
    )
  const isLoading = (kind: 'reminders' | 'enquiries') => of(kind).querySelector('[role=status]') !== null
  return { ...desk, page, cache, of, table, isLoading, unmount }
}

test('each kind shows what was received by day, in the columns of what became of it', async () => {
  const { table, isLoading, of, unmount } = await aSection()
  expect([isLoading('reminders'), isLoading('enquiries'), of('reminders').querySelector('table')]).toEqual([
    true,
    true,
    null,
  ])
  await until(() => table('reminders').length > 0 && table('enquiries').length > 0)
  const { parts } = kinds
  expect(table('reminders')).toEqual([
    [words.columns.received, parts.waiting, parts.toDecide, parts.answeredByContact, parts.decided],
    ['10', '1', '2', '3', '4'],
  ])
  expect(table('enquiries')).toEqual([
    [words.columns.received, parts.open, parts.answered],
    ['7', '5', '2'],
  ])
  expect([isLoading('reminders'), of('reminders').textContent?.includes(kinds.none)]).toEqual([false, false])
  expect(of('reminders').textContent).toContain(`${kinds.check.reminders} ${kinds.within(31)}`)
  expect(of('enquiries').textContent).toContain(`${kinds.check.enquiries} ${kinds.within(31)}`)
  await unmount()
})

test('days outside of the range are left out, and where none is left that is said', async () => {
  const days = ['2026-11-19', '2026-11-20', '2026-11-22', '2026-11-23'].map((day) => ({ ...REMINDERS, day }))
  const { table, of, isLoading, unmount } = await aSection({
    'reminders.coverage': () => ({ days }),
    'enquiries.coverage': () => ({ days: [{ ...ENQUIRIES, day: '2026-11-23' }] }),
  })
  await until(() => table('reminders').length > 0)
  await until(() => !isLoading('enquiries'))
  expect([table('reminders').length, of('enquiries').querySelector('table')]).toEqual([3, null])
  expect(of('enquiries').textContent).toContain(kinds.none)
  await unmount()
})

test('a kind that could not be loaded says so, is loaded again on request, and leaves the other alone', async () => {
  let fails = true
  const { table, of, isLoading, inputs, unmount } = await aSection({
    'enquiries.coverage': () => {
      if (fails) throw new CallError(500, {})
      return { days: [ENQUIRIES] }
    },
  })
  const alert = (kind: 'reminders' | 'enquiries') => of(kind).querySelector('p[role=alert]')?.textContent ?? null
  await until(() => alert('enquiries') !== null)
  await until(() => table('reminders').length > 0)
  expect([alert('enquiries'), alert('reminders'), isLoading('enquiries')]).toEqual([
    kinds.failed + words.retry,
    null,
    false,
  ])
  fails = false
  await clickOn(of('enquiries'), words.retry)
  await until(() => table('enquiries').length > 0)
  expect([alert('enquiries'), inputs('enquiries.coverage').length, inputs('reminders.coverage').length]).toEqual([
    null,
    2,
    1,
  ])
  await unmount()
})

test('both kinds are read again every minute, and stay where that fails', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'setInterval', 'clearInterval', 'Date'] })
  let fails = false
  const answer = (day: object) => () => {
    if (fails) throw new CallError(500, {})
    return { days: [day] }
  }
  const { page, table, inputs, unmount } = await aSection({
    'reminders.coverage': answer(REMINDERS),
    'enquiries.coverage': answer(ENQUIRIES),
  })
  const reads = () => [inputs('reminders.coverage').length, inputs('enquiries.coverage').length]
  const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
  await pass(1_000)
  await until(() => table('reminders').length > 0)
  expect(reads()).toEqual([1, 1])
  fails = true
  await pass(58_000)
  expect(reads()).toEqual([1, 1])
  await pass(1_500)
  expect(reads()).toEqual([2, 2])
  expect([table('reminders').length, table('enquiries').length, page.querySelector('p[role=alert]')]).toEqual([
    2,
    2,
    null,
  ])
  await unmount()
  await vi.advanceTimersByTimeAsync(120_000)
  expect(reads()).toEqual([2, 2])
})

test.each(['reminders', 'enquiries'] as const)('the days of the range are exported for %s alone', async (kind) => {
  const files = catchFiles()
  const { of, inputs, unmount } = await aSection()
  const button = buttonOf(of(kind), kinds.csv)
  expect([button?.ariaLabel, button?.title]).toEqual([kinds.exporting[kind], kinds.exporting[kind]])
  await clickOn(of(kind), kinds.csv)
  await until(() => announced() !== '')
  expect([inputs('coverage.export'), files]).toEqual([[{ of: kind, range: RANGE }], ['x.csv']])
  expect(announced()).toBe(kinds.exported('1,234'))
  await unmount()
})
