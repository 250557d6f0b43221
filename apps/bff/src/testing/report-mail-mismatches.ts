import { addMonths, daysIn } from '@mimamori/policy/breakdown/japan-month'
import type { MailFigures } from '@mimamori/policy/breakdown-mail/report-mail-figures'
import {
  latestMailPeriod,
  type MailPeriod,
  mailPeriod,
  periodBefore,
} from '@mimamori/policy/breakdown-mail/report-mail-periods'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { plusSeconds } from '@mimamori/policy/instant'
import { getBreakdownPeriod } from '../breakdown/get-breakdown-period.ts'
import { loadMailFigures } from '../breakdown-mail/load-report-mail-figures.ts'
import type { TestApp } from './test-app.ts'

const WEEK_SECONDS = 7 * 86_400

/** received, decided, confirmed, and each category */
type Counts = readonly number[]

const countsOf = ({ received, decided, confirmed, categories }: MailFigures): Counts => [
  ...[received.n, decided.n, confirmed.n],
  ...CATEGORIES.map((category) => categories.find((each) => each.category === category)?.n ?? 0),
]
const sumsOf = (all: readonly Counts[]): Counts =>
  all.reduce((sums, counts) => counts.map((n, at) => n + (sums[at] ?? 0)), [])

async function shownIn({ app }: TestApp, month: string): Promise<Counts> {
  const [table] = (await getBreakdownPeriod(app, { period: month, targetType: 'job' })).tables
  if (!table) return []
  const { checked, wait, figures } = table
  return [...[checked.opened, wait.all.n, figures.total], ...CATEGORIES.map((category) => figures.category[category])]
}

/** The weeks that have days of these months, which follow on one another. */
function weeksOf(months: readonly string[]): MailPeriod[] {
  const [first = '', last = ''] = [months[0], months.at(-1)]
  const end = new Date(`${last}-${daysIn(last)}T12:00:00.000+09:00`).toISOString()
  const weeks = [latestMailPeriod('weekly', plusSeconds(end, WEEK_SECONDS))]
  for (let week = weeks[0]; week && week.first > `${first}-01`; week = weeks[0]) weeks.unshift(periodBefore(week))
  return weeks
}

/**
 * The months of which a monthly mail says other figures of jobs than the breakdown, and the weeks, taken together, if theirs are not those of the
 * months. Nothing has happened before the first of these months or after the last.
 */
export async function mailMismatches(testApp: TestApp, months: readonly string[]): Promise<unknown[]> {
  const wrong: unknown[] = []
  const all: string[] = []
  for (let month = months[0] ?? ''; month <= (months.at(-1) ?? ''); month = addMonths(month, 1)) all.push(month)
  const shown: Counts[] = []
  for (const month of all) {
    const mailed = countsOf(await loadMailFigures(testApp.db, mailPeriod('monthly', `${month}-01`)))
    const counts = await shownIn(testApp, month)
    shown.push(counts)
    if (JSON.stringify(mailed) !== JSON.stringify(counts)) wrong.push({ month, mailed, shown: counts })
  }
  const weekly: Counts[] = []
  for (const week of weeksOf(all)) weekly.push(countsOf(await loadMailFigures(testApp.db, week)))
  if (JSON.stringify(sumsOf(weekly)) !== JSON.stringify(sumsOf(shown)))
    wrong.push({ weeks: sumsOf(weekly), months: sumsOf(shown) })
  return wrong
}
