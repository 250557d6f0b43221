import type { MailFigures } from '@mimamori/policy/breakdown-mail/report-mail-figures'
import { type MailPeriod, mailPeriod } from '@mimamori/policy/breakdown-mail/report-mail-periods'
import { expect, test } from 'vitest'
import { keepForAMinute } from './report-mail-figures-cache.ts'

const WEEK = mailPeriod('weekly', '2026-11-23')
const MONTH = mailPeriod('monthly', '2026-11-01')

function cached() {
  const asked: string[] = []
  const it = { now: '2026-11-29T23:00:00.000Z', fails: false, asked }
  const load = keepForAMinute({ now: () => it.now }, async ({ first }: MailPeriod) => {
    asked.push(first)
    if (it.fails) throw new Error('away')
    return { period: first } as unknown as MailFigures
  })
  return { it, load }
}

test('the figures of a period are counted once a minute, however many people get them', async () => {
  const { it, load } = cached()
  const all = await Promise.all([load(WEEK), load(MONTH), load(WEEK), load(WEEK)])
  expect(all.map(({ period }) => period)).toEqual(['2026-11-23', '2026-11-01', '2026-11-23', '2026-11-23'])
  expect(it.asked).toEqual(['2026-11-23', '2026-11-01'])
  it.now = '2026-11-29T23:01:00.000Z'
  await load(WEEK)
  expect(it.asked).toHaveLength(3)
})

test('a week and a month that begin on the same day have figures of their own', async () => {
  const periods = [mailPeriod('weekly', '2027-02-01'), mailPeriod('monthly', '2027-02-01')]
  const load = keepForAMinute({ now: () => '2027-03-01T23:00:00.000Z' }, async (period) => {
    return { period } as unknown as MailFigures
  })
  const figures = await Promise.all(periods.map(load))
  expect(figures.map(({ period }) => period)).toEqual(periods)
})

test('figures that could not be counted are counted again', async () => {
  const { it, load } = cached()
  it.fails = true
  await expect(load(WEEK)).rejects.toThrow('away')
  it.fails = false
  await load(WEEK)
  expect(it.asked).toHaveLength(2)
})
