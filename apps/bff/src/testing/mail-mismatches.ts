import { mailPeriod } from '@mimamori/policy/breakdown-mail/mail-periods'
import { getBreakdownPeriod } from '../breakdown/get-breakdown-period.ts'
import { loadMailFigures } from '../breakdown-mail/load-mail-figures.ts'
import type { TestApp } from './test-app.ts'

/** The months of which a monthly mail says other figures of jobs than the breakdown. */
export async function mailMismatches({ app, db }: TestApp, months: readonly string[]): Promise<unknown[]> {
  const wrong: unknown[] = []
  for (const month of months) {
    const period = mailPeriod('monthly', `${month}-01`)
    const { received, decided, confirmed, categories } = await loadMailFigures(db, period)
    const [table] = (await getBreakdownPeriod(app, { period: month, targetType: 'job' })).tables
    const mailed = {
      received: received.n,
      decided: decided.n,
      confirmed: confirmed.n,
      category: Object.fromEntries(categories.map(({ category, n }) => [category, n]).sort()),
    }
    const shown = table && {
      received: table.checked.opened,
      decided: table.wait.all.n,
      confirmed: table.figures.total,
      category: Object.fromEntries(Object.entries(table.figures.category).sort()),
    }
    if (JSON.stringify(mailed) !== JSON.stringify(shown)) wrong.push({ month, mailed, shown })
  }
  return wrong
}
