// @vitest-environment jsdom
import { breakdown as words } from '@mimamori/copy/breakdown/ja'
import { lists } from '@mimamori/copy/breakdown/lists.ja'
import { copy } from '@mimamori/copy/ja'
import { useLocation } from '@tanstack/react-router'
import { act, type ReactNode } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, press } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { catchFiles } from '../saved-files.test-support.ts'
import { BreakdownCasesPage } from './breakdown-cases-page.tsx'

afterEach(() => {
  vi.restoreAllMocks()
  vi.unstubAllGlobals()
})

const { cases } = words
const FIGURE = { period: '2024-05', targetType: 'job', dimension: 'category', key: 'mlm' }
const ADDRESS = '/breakdown/cases?period=2024-05&targetType=job&dimension=category&key=mlm'
const NEWEST = { by: 'decided', rising: false }
const row = (n: number): object => ({
  rowId: `d${n}`,
  taken: null,
  caseId: `c${n}`,
  caseNumber: n,
  target: { type: 'job', id: `J-${n}` },
  title: `仕事${n}`,
  decisionId: `d${n}`,
  decidedAt: '2024-05-10T00:00:00.000Z',
  published: 'mlm',
  categories: ['mlm'],
  measures: ['hide'],
  source: 'rule',
  format: null,
  jobCategory: null,
})
const TABLES = { tables: [{ targetType: 'job', figures: { category: { mlm: 3210 }, taken: { warn: 9 } } }] }

type Of = { address?: string; role?: string; answers?: Parameters<typeof fakeDesk>[0] }

/** The page at its address, and nothing elsewhere; it notes every address. */
function Screen({ visited }: { visited: string[] }): ReactNode {
  const { pathname, href } = useLocation()
  if (visited.at(-1) !== href) visited.push(href)
  return pathname === '/breakdown/cases' ? <BreakdownCasesPage /> : null
}

async function aList({ address = ADDRESS, role = 'lead', answers = {} }: Of = {}) {
  const desk = fakeDesk({
    'breakdown.cases': () => ({ cases: [row(1), row(2)], next: null }),
    'breakdown.period': () => TABLES,
    ...answers,
  })
  const visited: string[] = []
  const router = memoryRouter(address, ['/breakdown/cases', '/breakdown', '/review/$caseId'])
  const person = onDesk({ me: { role } })
  const rendered = await render(router.within(person(<Screen visited={visited} />)))
  const { page } = rendered
  await until(() => page.querySelector('h1') !== null)
  const links = () => [...page.querySelectorAll<HTMLElement>('[data-row]')].map(({ textContent }) => textContent)
  const listed = (n: number) => until(() => links().length === n)
  const has = (...texts: string[]) => texts.map((text) => page.textContent?.includes(text))
  const shown = () => page.querySelector('p[role=status]')?.textContent
  const count = () => page.querySelector('[data-count]')?.textContent ?? null
  return { ...desk, ...rendered, ...router, visited, links, listed, has, shown, count }
}

test('an address that names no figure says so, and leads back to the breakdown', async () => {
  const { page, has, calls, unmount } = await aList({ address: '/breakdown/cases?period=2024-05&targetType=job' })
  expect([page.querySelector('h1')?.textContent, has(cases.badAddressNext), calls]).toEqual([
    cases.badAddress,
    [true],
    [],
  ])
  expect(page.querySelector('a')?.getAttribute('href')).toBe('/breakdown')
  await unmount()
})

test('a figure shows its name, its number, and the first cases behind it, the newest first', async () => {
  const first = Promise.withResolvers<object>()
  const { page, links, listed, has, shown, count, inputs, unmount } = await aList({
    answers: { 'breakdown.cases': () => first.promise },
  })
  expect(page.querySelector('[role=status][aria-label]')?.ariaLabel).toBe(cases.title)
  first.resolve({ cases: [row(1), row(2)], next: null })
  await listed(2)
  await until(() => count() !== null)
  expect([page.querySelector('h1')?.textContent, count()]).toEqual([copy.words.categories.mlm, words.count(3210)])
  expect(links()).toEqual(['#1', '#2'])
  expect(inputs('breakdown.cases')).toEqual([{ ...FIGURE, filters: {}, order: NEWEST }])
  expect(inputs('breakdown.period')).toEqual([{ period: '2024-05' }])
  expect(has(lists.rows.targets, copy.words.targets.job, cases.none, cases.more)).toEqual([true, true, false, false])
  expect(shown()).toBe(cases.shown('2', '3,210'))
  expect(page.querySelector('[data-row]')?.getAttribute('href')).toBe('/review/c1?queue=flagged')
  expect(page.querySelector(`[aria-label="${cases.title}"][role=status]`)).toBeNull()
  await unmount()
})

test.each([
  ['taken', 'warn', lists.rows.measures],
  ['confirmed', 'all', lists.rows.decisions],
  ['overturned', 'all', lists.rows.decisions],
  ['category', 'mlm', lists.rows.targets],
])('of %s a row is said to be what it is', async (dimension, key, said) => {
  const address = `/breakdown/cases?period=2024-05&targetType=job&dimension=${dimension}&key=${key}`
  const { listed, has, shown, unmount } = await aList({ address })
  await listed(2)
  expect(Object.values(lists.rows).filter((each) => has(each)[0])).toEqual([said])
  if (dimension === 'taken') {
    await until(() => shown() !== '')
    expect(shown()).toBe(lists.shownMeasures('2', '9'))
  }
  await unmount()
})

test('a figure by filters is counted by them and names them', async () => {
  const { listed, has, inputs, calls, unmount } = await aList({
    address: `${ADDRESS}&source=rule`,
    answers: { 'breakdown.filtered': () => ({ tables: [{ targetType: 'job', figures: { category: { mlm: 4 } } }] }) },
  })
  await listed(2)
  await until(() => has(cases.shown('2', '4'))[0] === true)
  const filters = { source: 'rule' }
  expect(inputs('breakdown.cases')).toEqual([{ ...FIGURE, filters, order: NEWEST }])
  expect(inputs('breakdown.filtered')).toEqual([{ period: '2024-05', targetType: 'job', filters }])
  expect([calls.length, has(words.sources.rule)]).toEqual([2, [true]])
  await unmount()
})

test('the next page begins behind the last row, and is asked for once', async () => {
  const second = Promise.withResolvers<object>()
  const { page, links, listed, has, inputs, unmount } = await aList({
    answers: {
      'breakdown.cases': ({ after }: { after?: string }) =>
        after ? second.promise : { cases: [row(1), row(2)], next: 'd2' },
    },
  })
  await listed(2)
  await clickOn(page, cases.more)
  await until(() => buttonOf(page, cases.more)?.disabled === true)
  second.resolve({ cases: [row(3)], next: null })
  await listed(3)
  expect([links(), has(cases.more, cases.shown('3', '3,210'))]).toEqual([
    ['#1', '#2', '#3'],
    [false, true],
  ])
  expect(inputs('breakdown.cases')[1]).toEqual({ ...FIGURE, filters: {}, order: NEWEST, after: 'd2' })
  expect(inputs('breakdown.cases').length).toBe(2)
  await unmount()
})

test('a row of the address that is further down is read up to, and has the focus', async () => {
  const { listed, inputs, unmount } = await aList({
    address: `${ADDRESS}&row=d3`,
    answers: {
      'breakdown.cases': ({ after }: { after?: string }) =>
        after ? { cases: [row(3)], next: 'd3' } : { cases: [row(1)], next: 'd1' },
    },
  })
  await listed(2)
  await until(() => document.activeElement?.textContent === '#3')
  expect(inputs('breakdown.cases').length).toBe(2)
  await unmount()
})

test('another order is in the address in place of this one, without the row, and asks for the list anew', async () => {
  const { page, listed, address, steps, inputs, unmount } = await aList({ address: `${ADDRESS}&order=case&row=d2` })
  await listed(2)
  expect(inputs('breakdown.cases')).toEqual([{ ...FIGURE, filters: {}, order: { by: 'case', rising: true } }])
  const select = page.querySelector('select') as HTMLSelectElement
  const choose = (value: string) =>
    act(async () => {
      select.value = value
      select.dispatchEvent(new Event('change', { bubbles: true }))
    })
  await choose('category true')
  await until(() => address() === `${ADDRESS}&order=category`)
  await until(() => inputs('breakdown.cases').length === 2)
  expect(inputs('breakdown.cases')[1]).toEqual({ ...FIGURE, filters: {}, order: { by: 'category', rising: true } })
  await choose('decided false')
  await until(() => address() === ADDRESS)
  expect(steps()).toBe(1)
  await unmount()
})

test('a case is opened in review; who comes back is at its row', async () => {
  const { page, listed, address, steps, visited, unmount } = await aList()
  await listed(2)
  await act(async () => page.querySelectorAll<HTMLElement>('[data-row]')[1]?.click())
  await until(() => address() === '/review/c2?queue=flagged')
  expect(visited).toEqual([ADDRESS, `${ADDRESS}&row=d2`, '/review/c2?queue=flagged'])
  expect(steps()).toBe(2)
  await unmount()
})

test('Escape goes back to where the list was opened from', async () => {
  const { listed, address, go, unmount } = await aList()
  await listed(2)
  await go(`${ADDRESS}&order=case`)
  await until(() => address() === `${ADDRESS}&order=case`)
  await press('Escape', 'Escape')
  await until(() => address() === ADDRESS)
  await unmount()
})

test('a figure behind which there is nothing any more says so, and exports nothing', async () => {
  const { page, has, unmount } = await aList({ answers: { 'breakdown.cases': () => ({ cases: [], next: null }) } })
  await until(() => has(cases.none)[0] === true)
  expect([has(cases.noneNext, cases.failed), buttonOf(page, lists.export), page.querySelector('table')]).toEqual([
    [true, false],
    undefined,
    null,
  ])
  await unmount()
})

test('a list that could not be loaded says so, and is loaded again on request', async () => {
  let fails = true
  const { page, listed, has, unmount } = await aList({
    answers: {
      'breakdown.cases': () => {
        if (fails) throw new CallError(500, {})
        return { cases: [row(1)], next: null }
      },
    },
  })
  await until(() => has(cases.failed)[0] === true)
  expect([has(cases.none), buttonOf(page, lists.export)]).toEqual([[false], undefined])
  fails = false
  await clickOn(page, words.retry)
  await listed(1)
  expect(has(cases.failed)).toEqual([false])
  await unmount()
})

test('the list is exported as it is ordered', async () => {
  const files = catchFiles()
  const { page, listed, inputs, unmount } = await aList({
    address: `${ADDRESS}&order=-case`,
    answers: { 'breakdown.exportCases': () => ({ name: 'l.csv', csv: 'a', rows: 1234 }) },
  })
  await listed(2)
  expect(buttonOf(page, lists.export)?.title).toBe(lists.exporting)
  await clickOn(page, lists.export)
  await until(() => announced() !== '')
  expect(inputs('breakdown.exportCases')).toEqual([{ ...FIGURE, filters: {}, order: { by: 'case', rising: false } }])
  expect([files, announced()]).toEqual([['l.csv'], lists.exported('1,234')])
  await unmount()
})
