import { buildMailFigures, countPeriod } from '@mimamori/policy/breakdown-mail/report-mail-figures'
import { mailPeriod } from '@mimamori/policy/breakdown-mail/report-mail-periods'
import { expect, test } from 'vitest'
import { reportMail as en } from './report-mail.en.ts'
import { reportMail as ja } from './report-mail.ja.ts'

const LINKS = {
  breakdown: 'https://desk.example.jp/breakdown?period=2026-12',
  settings: 'https://desk.example.jp/settings',
}
const week = mailPeriod('weekly', '2026-11-30')
const counts = (n: number, received: number) =>
  countPeriod(
    week,
    (['job', 'proposal', 'member'] as const).map((targetType, at) => ({
      ...({ month: '2026-12', dimension: 'day', key: '01 mlm', targetType } as const),
      n: [n, 1, 1200][at] ?? 0,
    })),
    { received: new Map([['job', received]]), decided: new Map([['job', received]]) },
  )
const closed = new Map([['2026-11', { revision: 2, changed: true }]])
const textOf = (now: ReturnType<typeof counts>, before: ReturnType<typeof counts>) => {
  const figures = buildMailFigures(week, { now, before }, closed)
  return { ja: ja.text(figures, LINKS), en: en.text(figures, LINKS) }
}

test('a report names one as one, and the month its link leads to', () => {
  const { ja: jaText, en: enText } = textOf(counts(1, 2500), counts(0, 2500))
  expect(enText).toContain('1 proposal, 0 messages, 1,200 members')
  expect(enText).toContain(`Breakdown (December 2026): ${LINKS.breakdown}`)
  expect(jaText).toContain(`違反内訳（2026年12月）：${LINKS.breakdown}`)
})

test('a report never says 0.0% of what was found, and writes changes as the screens do', () => {
  const { ja: jaText, en: enText } = textOf(counts(1, 2499), counts(21, 2500))
  expect(enText).toContain('Violation rate (of received): 0.04% (1 of 2,499)')
  expect(enText).toContain('Received: 2,499 (week before: 2,500, −1, −0.04%)')
  expect(enText).toContain('(week before: 0, ±0)')
  expect(jaText).toContain('違反の割合（違反 ÷ 受付）：0.04%（1件 ÷ 2,499件）')
  expect(jaText).toContain('受付：2,499件（前週 2,500件、−1件、−0.04%）')
})

test('a report says that a closed month has changed since', () => {
  const { ja: jaText, en: enText } = textOf(counts(0, 0), counts(0, 0))
  expect(enText).toContain('November 2026: closed, revision 2 (changed since)\nDecember 2026: not closed')
  expect(jaText).toContain('2026年11月：確定済み（第2版、確定後に変更あり）\n2026年12月：未確定')
  expect(jaText).not.toMatch(/[ぁ-ん一-龠）]:/)
})
