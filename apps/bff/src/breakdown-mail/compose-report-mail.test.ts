import { buildMailFigures, countPeriod } from '@mimamori/policy/breakdown-mail/report-mail-figures'
import { mailPeriod } from '@mimamori/policy/breakdown-mail/report-mail-periods'
import { expect, test } from 'vitest'
import { writeReport } from './compose-report-mail.ts'

test('the report of a week that ends in another month leads to that month', () => {
  const week = mailPeriod('weekly', '2026-11-30')
  const none = countPeriod(week, [], { received: new Map(), decided: new Map() })
  const figures = buildMailFigures(week, { now: none, before: none }, new Map())
  for (const language of ['ja', 'en'] as const) {
    const { text } = writeReport(figures, language, 'https://desk.example.jp')
    expect(text).toContain('https://desk.example.jp/breakdown?period=2026-12\n')
    expect(text).not.toContain('period=2026-11')
  }
})
