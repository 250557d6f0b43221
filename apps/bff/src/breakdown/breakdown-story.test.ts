import { addMonths } from '@mimamori/policy/breakdown/japan-month'
import { monthsOfPeriod, yearBefore } from '@mimamori/policy/breakdown/period'
import type { PickedMeasure } from '@mimamori/policy/decisions/measure-rules'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type DeskStory, decisionOf, openStory, type StoryPerson } from '../testing/desk-story.ts'
import { choiceOf } from '../testing/test-decisions.ts'

const START = '2025-10-10T01:00:00.000Z'
const [MONTH, QUARTER, YEAR] = ['2026-10', '2026-Q4', '2026']
const TEXT = '検出ルールを2つ追加しました'
const OFFENCE = 'やり取りはLINE ID: yamada-work2 でお願いします。'
const CLEAN = '自社サイトに掲載する商品紹介文を、構成案に沿って執筆していただきます。一記事二千文字です。'

/** Jobs of some months: `o` in words that a rule flags, `c` found on patrol. The last are of the running month. */
const HISTORY = [
  ['2025-10', 'oc'],
  ['2026-07', 'o'],
  ['2026-09', 'oc'],
  ['2026-10', 'ooocc'],
  ['2026-11', 'oc'],
] as const

// one desk with a past for all of this: the tests read it, and the last one writes a note
let story: DeskStory
let rin: StoryPerson

/** Posts a job and confirms it as a violation. */
async function confirmJob({ client }: StoryPerson, description: string, measure: PickedMeasure): Promise<void> {
  const clientId = `U-${Date.parse(story.now())}`
  const format = description === CLEAN ? 'task' : 'project'
  await story.site.post({ kind: 'job', body: { clientId, description, format } })
  const held = (await client.cases.claimNext({ view: 'flagged' })) ?? (await client.cases.claimNext({ view: 'patrol' }))
  if (!held) throw new Error('no open case is left to claim')
  await client.decisions.decide(decisionOf(held, choiceOf(measure)))
  story.wait(1)
}

beforeAll(async () => {
  story = await openStory({}, START)
  const hana = await story.signIn('moderator')
  for (const [month, jobs] of HISTORY) {
    story.wait((Date.parse(`${month}-10T01:00:00.000Z`) - Date.parse(story.now())) / 1000)
    const present = await story.signInAgain(hana)
    for (const each of jobs) await confirmJob(present, each === 'o' ? OFFENCE : CLEAN, each === 'o' ? 'hide' : 'warn')
    story.wait(11)
    await story.turn()
  }
  rin = await story.signIn('lead')
})
afterAll(() => story.close())

const jobsOf = async (period: string, more: object = {}) => {
  const { tables } = await rin.client.breakdown.period({ period, targetType: 'job', ...more })
  return tables[0] ?? expect.unreachable()
}
const sumOf = async (months: readonly string[]) =>
  (await Promise.all(months.map((each) => jobsOf(each)))).reduce((sum, { figures }) => sum + figures.total, 0)
const linesOf = (csv: string) =>
  csv
    .slice(1)
    .trimEnd()
    .split('\r\n')
    .map((line) => line.split(','))
const behind = (dimension: 'category' | 'taken', key: string, more: object = {}) => ({
  ...{ period: MONTH, targetType: 'job' as const, dimension, key },
  ...more,
})

test('a lead opens a month, looks at the cases behind a figure, compares it with the month before, takes it away, and walks 13 months', async () => {
  const { figures, before } = await jobsOf(MONTH)
  expect(figures).toMatchObject({
    total: 5,
    category: { direct_deal: 5 },
    source: { rule: 3, patrol: 2 },
    taken: { hide: 3, warn: 2 },
    format: { project: 3, task: 2 },
  })
  const { cases, next } = await rin.client.breakdown.cases(behind('category', 'direct_deal'))
  expect([cases.length, next]).toEqual([5, null])
  // last month's marks are what last month itself shows
  expect(before).toMatchObject({ period: addMonths(MONTH, -1), total: 2 })
  expect(before.category).toEqual((await jobsOf(addMonths(MONTH, -1))).figures.category)

  const { name, csv } = await rin.client.breakdown.export({ sheet: 'period', period: MONTH })
  expect(name).toBe(`breakdown-${MONTH}.csv`)
  expect(csv.startsWith('\ufeffperiod,')).toBe(true)
  const [head = [], ...lines] = linesOf(csv)
  const counted = lines.filter((cells) => cells[0] === MONTH && cells.join().includes(',job,category,'))
  expect(counted.map((cells) => Number(cells[head.indexOf('count')])).filter((n) => n > 0)).toEqual([5])

  const { months } = await rin.client.breakdown.trend({ until: MONTH, targetType: 'job' })
  expect(months).toHaveLength(13)
  expect(months.map(({ month, tables }) => [month, tables[0]?.total]).filter(([, n]) => n !== 0)).toEqual(
    HISTORY.slice(0, 4).map(([month, jobs]) => [month, jobs.length]),
  )
})

test('whoever may not see the breakdown is refused, and so is what they would take away', async () => {
  const hana = await story.signIn('moderator')
  for (const [path, input] of [
    ['/breakdown/period', { period: MONTH }],
    ['/breakdown/export', { sheet: 'period', period: MONTH }],
    ['/closings/list', undefined],
    ['/coverage/days', { from: '2026-11-01', to: '2026-11-02' }],
    ['/incidents/people', undefined],
    ['/people/list', undefined],
  ] as const)
    expect([path, (await hana.ask(path, input)).status]).toEqual([path, 403])
})

test('a quarter and a year are what their months add up to, stand beside the year before, and are filtered', async () => {
  for (const [period, total] of [
    [QUARTER, 7],
    [YEAR, 10],
  ] as const) {
    expect((await jobsOf(period)).figures.total).toBe(total)
    expect(await sumOf(monthsOfPeriod(period))).toBe(total)
  }
  // while the quarter runs, of the same days
  const compared = await jobsOf(QUARTER, { with: yearBefore(QUARTER) })
  expect(compared.before).toMatchObject({ period: '2025-Q4', total: 2, upTo: 41 })

  const filters = { source: 'rule' } as const
  const asked = { period: MONTH, targetType: 'job', filters } as const
  const [table] = (await rin.client.breakdown.filtered(asked)).tables
  expect(table?.figures.total).toBe(3)
  expect(table?.choices.source).toEqual(expect.arrayContaining([{ value: 'rule', n: 3 }]))
  const { cases } = await rin.client.breakdown.cases(behind('category', 'direct_deal', { filters }))
  expect(cases.map(({ source }) => source)).toEqual(['rule', 'rule', 'rule'])
  const { months } = await rin.client.breakdown.filteredTrend({ until: MONTH, targetType: 'job', filters })
  expect(months.at(-1)?.tables[0]?.total).toBe(3)
  expect((await rin.ask('/breakdown/period', { period: YEAR, with: '2099' })).status).toBe(400)
})

test('what is behind a figure is sorted, and taken away in that order', async () => {
  const rising = { order: { by: 'case', rising: true } } as const
  const newest = (await rin.client.breakdown.cases(behind('taken', 'hide'))).cases
  expect(newest).toHaveLength(3)
  const sorted = (await rin.client.breakdown.cases(behind('taken', 'hide', rising))).cases
  const numbers = newest.map(({ caseNumber }) => caseNumber).sort((one, other) => one - other)
  expect(sorted.map(({ caseNumber }) => caseNumber)).toEqual(numbers)
  const { csv, rows } = await rin.client.breakdown.exportCases(behind('taken', 'hide', rising))
  expect(rows).toBe(3)
  expect(csv.startsWith('\ufeffperiod,')).toBe(true)
  expect(csv).toContain(',dimension,key,measure_id,measure,taken_at,case_number,')
  const [head = [], ...lines] = linesOf(csv)
  expect(lines.map((cells) => Number(cells[head.indexOf('case_number')]))).toEqual(numbers)
})

test('a lead notes something on a day of the trend, takes it off and puts it back, and whoever comes later has it', async () => {
  const months = { from: '2025-11', until: '2026-11' }
  const notes = async (who = rin) =>
    (await who.client.breakdown.notes.list(months)).map(({ day, text }) => ({ day, text }))
  const day = '2026-11-10'
  expect((await rin.ask('/breakdown/notes/write', { day, text: '' })).status).toBe(400)
  const { noteId } = await rin.client.breakdown.notes.write({ day, text: TEXT })
  expect(await notes()).toEqual([{ day, text: TEXT }])
  await rin.client.breakdown.notes.remove({ noteId })
  expect(await notes()).toEqual([])
  await rin.client.breakdown.notes.putBack({ noteId })
  expect(await notes(await story.signIn('lead'))).toEqual([{ day, text: TEXT }])
})
