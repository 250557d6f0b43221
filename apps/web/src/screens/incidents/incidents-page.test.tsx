// @vitest-environment jsdom
import { incidents as words } from '@mimamori/copy/incidents/ja'
import { copy } from '@mimamori/copy/ja'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../../api/api-queries.ts'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, typeInto } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { memoryRouter } from '../memory-router.test-support.tsx'
import { catchFiles } from '../saved-files.test-support.ts'
import { IncidentsPage } from './incidents-page.tsx'

afterEach(() => {
  vi.restoreAllMocks()
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

const ADDRESS = '/incidents?by=person&id=mori&from=2026-11-01T09:00&until=2026-11-08T18:30'
const QUERY = { by: 'person', id: 'mori', from: '2026-11-01T00:00:00.000Z', until: '2026-11-08T09:30:00.000Z' }
const group = (id: string): object => ({
  subject: { id, alias: null },
  n: 3,
  first: '2026-11-02T00:00:00.000Z',
  last: '2026-11-03T00:00:00.000Z',
  kinds: [{ kind: 'reveal', n: 3 }],
  fields: ['email'],
  reasons: ['other'],
  cases: [12],
  casesInAll: 1,
})
const NEXT = { last: '2026-11-03T00:00:00.000Z', subject: 'U-2' }
const PAGE = {
  by: 'person',
  about: { id: 'mori', alias: '森' },
  groups: [group('U-1'), group('U-2')],
  next: null,
  of: { groups: 1234, times: 5678 },
  lookups: null,
}
const LOOKUPS = {
  lines: [{ at: '2026-11-02T00:00:00.000Z', field: 'email', reason: 'other', outcome: 'found', memberId: 'U-5' }],
  counts: { found: 1, missed: 2, refused: 3 },
}

type Of = { address?: string; answers?: Parameters<typeof fakeDesk>[0] }

async function aReport({ address = ADDRESS, answers = {} }: Of = {}) {
  const desk = fakeDesk({
    'incidents.people': () => [{ id: 'mori', alias: '森', left: false }],
    'incidents.lookupsRefused': () => [],
    'incidents.ask': () => PAGE,
    ...answers,
  })
  const router = memoryRouter(address, ['/incidents', '/members/$memberId'])
  const person = onDesk({ me: { role: 'lead', alias: '佐藤' } })
  const rendered = await render(router.within(person(<IncidentsPage />)))
  const { page, cache } = rendered
  await until(() => page.querySelector('h1') !== null)
  const has = (...texts: string[]) => texts.map((text) => page.textContent?.includes(text))
  const report = () => page.querySelector<HTMLElement>(`section[aria-label="${words.ofPerson('森')}"]`)
  const rows = () =>
    [...(report()?.querySelectorAll('table')[0]?.querySelectorAll('tbody th') ?? [])].map((each) => each.textContent)
  const asked = () => desk.inputs('incidents.ask')
  return {
    ...desk,
    ...rendered,
    ...router,
    cache,
    has,
    report,
    rows,
    asked,
    settled: () => until(() => cache.isFetching() === 0),
  }
}

test('before anything is asked the last seven days are proposed, and nobody is reported on', async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-24T01:02:03.000Z') })
  const { page, has, asked, settled, unmount } = await aReport({ address: '/incidents' })
  await settled()
  const value = (name: string) => page.querySelector<HTMLInputElement>(`[name=${name}]`)?.value
  expect([value('from'), value('until'), value('id')]).toEqual(['2026-11-17T10:03', '2026-11-24T10:03', ''])
  expect([has(words.title, words.lead, words.begin), asked()]).toEqual([[true, true, true], []])
  await unmount()
})

test.each([
  'id=mori&from=2026-11-01T09:00',
  'id=mori&until=2026-11-08T18:30',
  'from=2026-11-01T09:00&until=2026-11-08T18:30',
])('an address with a part of a query alone (%s) asks nothing', async (part) => {
  const { has, asked, settled, unmount } = await aReport({ address: `/incidents?by=person&${part}` })
  await settled()
  expect([has(words.begin), asked()]).toEqual([[true], []])
  await unmount()
})

test('what is asked for is in the address, and is asked once', async () => {
  const { page, has, rows, address, asked, unmount } = await aReport({ address: '/incidents' })
  await until(() => page.querySelector('option[value=mori]') !== null)
  await typeInto(page.querySelector('select[name=id]'), 'mori')
  await typeInto(page.querySelector('[name=from]'), '2026-11-01T09:00')
  await typeInto(page.querySelector('[name=until]'), '2026-11-08T18:30')
  await act(async () => page.querySelector('form')?.requestSubmit())
  await until(() => rows().length > 0)
  expect([address(), asked(), has(words.begin)]).toEqual([ADDRESS, [QUERY], [false]])
  await unmount()
})

test('a report on a person says whose data they saw, how often, from when to when, and for whom it is printed', async () => {
  const answer = Promise.withResolvers<object>()
  const { page, report, rows, has, inputs, unmount } = await aReport({
    answers: { 'incidents.ask': () => answer.promise },
  })
  expect([page.querySelector('[role=status][aria-label]')?.ariaLabel, report()]).toEqual([words.title, null])
  answer.resolve(PAGE)
  await until(() => report() !== null)
  expect(rows()).toEqual(['U-1', 'U-2'])
  const { absolute } = copy.instants
  expect(
    has(words.members('1,234'), words.times('5,678'), words.range(absolute(QUERY.from), absolute(QUERY.until))),
  ).toEqual([true, true, true])
  expect(has('・照会者 佐藤', words.printNote, words.notAll, words.lookups.title)).toEqual([true, true, false, false])
  expect(inputs('incidents.ask')).toEqual([QUERY])
  await unmount()
})

test('a report on a member says who saw their data', async () => {
  const { page, has, asked, unmount } = await aReport({
    address: ADDRESS.replace('by=person&id=mori', 'by=member&id=U-7'),
    answers: { 'incidents.ask': () => ({ ...PAGE, by: 'member', about: { id: 'U-7', alias: null }, of: null }) },
  })
  await until(() => page.querySelector('h2') !== null)
  expect(has(words.ofMember('U-7'), words.people('0'), words.times('0'), words.members('0'))).toEqual([
    true,
    true,
    true,
    false,
  ])
  expect(page.querySelector('table thead th')?.textContent).toBe(words.columns.person)
  expect(asked()).toEqual([{ ...QUERY, by: 'member', id: 'U-7' }])
  await unmount()
})

test('the rest of a report is asked for once, behind what is shown', async () => {
  const rest = Promise.withResolvers<object>()
  const { page, rows, has, asked, unmount } = await aReport({
    answers: {
      'incidents.ask': ({ after }: { after?: object }) => (after ? rest.promise : { ...PAGE, next: NEXT }),
    },
  })
  await until(() => rows().length === 2)
  expect(has(words.notAll)).toEqual([true])
  await clickOn(page, words.more)
  await until(() => buttonOf(page, words.more)?.disabled === true)
  rest.resolve({ ...PAGE, groups: [group('U-3')], of: null })
  await until(() => rows().length === 3)
  expect([asked(), has(words.notAll, words.more, words.times('5,678'))]).toEqual([
    [QUERY, { ...QUERY, after: NEXT }],
    [false, false, true],
  ])
  await unmount()
})

test('look-ups of a person are below, also where they saw nobody, and a link leads to them', async () => {
  const { page, has, unmount } = await aReport({
    answers: { 'incidents.ask': () => ({ ...PAGE, groups: [], of: null, lookups: LOOKUPS }) },
  })
  await until(() => page.querySelector(`table[aria-label="${words.lookups.title}"]`) !== null)
  expect([page.querySelectorAll('table').length, has(words.nothing)]).toEqual([1, [false]])
  expect(page.querySelector('tbody a')?.textContent).toBe('U-5')
  expect(page.querySelector('tbody a')?.getAttribute('href')).toContain('/members/U-5')
  const counts = words.lookups.counts('1', '2', '3')
  expect(buttonOf(page, `${words.lookups.title}: ${counts}`)).toBeDefined()
  await unmount()
})

test('where nothing was seen and nobody looked up, that is said', async () => {
  const { page, has, unmount } = await aReport({
    answers: { 'incidents.ask': () => ({ ...PAGE, groups: [], lookups: { ...LOOKUPS, lines: [] } }) },
  })
  await until(() => has(words.nothing)[0] === true)
  expect([has(words.nothingNext, words.csv), page.querySelector('table')]).toEqual([[true, false], null])
  await unmount()
})

test('a report that is answered marks its person: refused look-ups are read again; one that fails does not', async () => {
  const asked = Promise.withResolvers<object>()
  let fails = true
  const {
    page,
    cache,
    has,
    rows,
    go,
    asked: inputs,
    unmount,
  } = await aReport({
    answers: {
      'incidents.ask': () => {
        if (fails) throw new CallError(500, {})
        return asked.promise
      },
    },
  })
  const key: readonly unknown[] = queries.incidents.lookupsRefused.queryKey()
  cache.setQueryData(key, [])
  await until(() => has(words.failed)[0] === true)
  await go(ADDRESS.replace('18:30', '19:30'))
  await until(() => inputs().length === 2 && has(words.failed)[0] === true)
  expect([cache.getQueryState(key)?.isInvalidated, has(words.notFound)]).toEqual([false, [false]])
  fails = false
  await clickOn(page, words.retry)
  asked.resolve(PAGE)
  await until(() => rows().length === 2)
  expect([cache.getQueryState(key)?.isInvalidated, inputs().length]).toEqual([true, 3])
  await unmount()
})

test('a report on whom nobody knows says so, and is not asked again', async () => {
  const { page, has, asked, unmount } = await aReport({
    answers: {
      'incidents.ask': () => {
        throw new CallError(404, {})
      },
    },
  })
  await until(() => has(words.notFound)[0] === true)
  expect([has(words.notFoundNext, words.failed), buttonOf(page, words.retry), asked().length]).toEqual([
    [true, false],
    undefined,
    1,
  ])
  await unmount()
})

test('a report that was answered is not asked again by itself, as each question is in the log', async () => {
  const { rows, asked, unmount } = await aReport()
  await until(() => rows().length === 2)
  await act(async () => {
    window.dispatchEvent(new Event('offline'))
    window.dispatchEvent(new Event('online'))
    window.dispatchEvent(new Event('focus'))
    document.dispatchEvent(new Event('visibilitychange'))
  })
  expect(asked().length).toBe(1)
  await unmount()
})

test('another query in the address is another report', async () => {
  const { rows, go, asked, unmount } = await aReport()
  await until(() => rows().length === 2)
  await go(ADDRESS.replace('18:30', '19:30'))
  await until(() => asked().length === 2)
  expect(asked()[1]).toEqual({ ...QUERY, until: '2026-11-08T10:30:00.000Z' })
  await unmount()
})

test('a report is printed by the browser', async () => {
  const print = vi.fn()
  vi.stubGlobal('print', print)
  const { page, rows, unmount } = await aReport()
  await until(() => rows().length === 2)
  await clickOn(page, words.print)
  expect(print).toHaveBeenCalledOnce()
  await unmount()
})

test('a report is exported whole as a file', async () => {
  const files = catchFiles()
  const file = Promise.withResolvers<object>()
  const { page, rows, inputs, unmount } = await aReport({ answers: { 'incidents.export': () => file.promise } })
  await until(() => rows().length === 2)
  await clickOn(page, words.csv)
  expect(buttonOf(page, words.csv)?.disabled).toBe(true)
  file.resolve({ name: 'i.csv', csv: 'a', rows: 1234 })
  await until(() => announced() !== '')
  expect([inputs('incidents.export'), files, announced()]).toEqual([[QUERY], ['i.csv'], words.exported('1,234')])
  await unmount()
})

test.each([
  ['of too many rows', refusedFor('too_many_rows'), words.tooMany],
  ['refused for another reason', refusedFor('not_permitted'), copy.refusals.not_permitted],
  ['that failed', new CallError(500, {}), copy.errors.unexpected],
])('an export %s says why', async (_, error, why) => {
  const { page, rows, unmount } = await aReport({
    answers: {
      'incidents.export': () => {
        throw error
      },
    },
  })
  await until(() => rows().length === 2)
  await clickOn(page, words.csv)
  await until(() => page.querySelector('[role=alert]') !== null)
  expect([page.querySelector('[role=alert]')?.textContent, announced()]).toEqual([why, ''])
  await unmount()
})
