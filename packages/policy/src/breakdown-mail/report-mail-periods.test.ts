import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dayOf } from '../breakdown/japan-month.ts'
import { latestMailPeriod, mailPeriod, monthsOfMail, periodBefore, periodBounds } from './report-mail-periods.ts'

const japan = (local: string) => new Date(`${local}+09:00`).toISOString()

test('a week is mailed on the Monday after it, at eight in Japan', () => {
  const week = {
    rhythm: 'weekly',
    first: '2026-11-23',
    last: '2026-11-29',
    dueAt: japan('2026-11-30T08:00:00'),
  }
  expect(latestMailPeriod('weekly', japan('2026-11-30T08:00:00.000'))).toEqual(week)
  expect(latestMailPeriod('weekly', japan('2026-12-07T07:59:59.999'))).toEqual(week)
  expect(latestMailPeriod('weekly', japan('2026-11-30T07:59:59.999'))).toEqual(
    periodBefore(mailPeriod('weekly', week.first)),
  )
  expect(latestMailPeriod('weekly', japan('2026-12-07T08:00:00.000')).first).toBe('2026-11-30')
})

test('a month is mailed on the second day of the next, at eight in Japan', () => {
  const month = { rhythm: 'monthly', first: '2026-12-01', last: '2026-12-31', dueAt: japan('2027-01-02T08:00:00') }
  expect(latestMailPeriod('monthly', japan('2027-01-02T08:00:00.000'))).toEqual(month)
  expect(latestMailPeriod('monthly', japan('2027-02-02T07:59:59.999'))).toEqual(month)
  expect(latestMailPeriod('monthly', japan('2027-01-02T07:59:59.999')).first).toBe('2026-11-01')
  expect(latestMailPeriod('monthly', japan('2028-03-31T23:59:59.999')).last).toBe('2028-02-29')
  expect(periodBefore(mailPeriod('monthly', '2027-01-01'))).toEqual(month)
})

test('a week may have days of two months', () => {
  expect(monthsOfMail(mailPeriod('weekly', '2026-11-30'))).toEqual(['2026-11', '2026-12'])
  expect(monthsOfMail(mailPeriod('weekly', '2026-11-23'))).toEqual(['2026-11'])
  expect(monthsOfMail(mailPeriod('monthly', '2026-11-01'))).toEqual(['2026-11'])
  expect(periodBounds(mailPeriod('weekly', '2026-11-30'))).toEqual({
    from: '2026-11-29T15:00:00.000Z',
    until: '2026-12-06T15:00:00.000Z',
  })
})

test('at any instant one period is the latest, it is over, and the next one is not due', () => {
  fc.assert(
    fc.property(
      fc.date({ min: new Date('2024-01-01'), max: new Date('2031-01-01'), noInvalidDate: true }),
      fc.constantFrom('weekly' as const, 'monthly' as const),
      (date, rhythm) => {
        const now = date.toISOString()
        const period = latestMailPeriod(rhythm, now)
        expect(period.dueAt <= now).toBe(true)
        expect(period).toEqual(mailPeriod(rhythm, period.first))
        expect(dayOf(periodBounds(period).from)).toBe(period.first)
        const before = periodBefore(period)
        expect(periodBounds(before).until).toBe(periodBounds(period).from)
        expect(latestMailPeriod(rhythm, period.dueAt)).toEqual(period)
        expect(latestMailPeriod(rhythm, new Date(Date.parse(period.dueAt) - 1).toISOString())).toEqual(before)
      },
    ),
  )
})
