import { expect, test } from 'vitest'
import { SHIPPED_DUE_TIMES } from './due-time-rules.ts'
import { placePlainCase } from './plain-placement.ts'

const ARRIVED = '2026-11-18T01:00:00.000Z'

test('an enquiry stands by its due time, and is due as leads have set it', () => {
  const due = '2026-11-21T01:00:00.000Z'
  const place = placePlainCase('enquiries', ARRIVED, 'medium', SHIPPED_DUE_TIMES)
  expect(place).toMatchObject({ queue: 'enquiries', severity: 'medium', category: null, dueAt: due, lines: [] })
  expect(place.rank).toBe(Date.parse(due))
  const sooner = { ...SHIPPED_DUE_TIMES, enquiries: { ...SHIPPED_DUE_TIMES.enquiries, medium: 60 } }
  expect(placePlainCase('enquiries', ARRIVED, 'medium', sooner).dueAt).toBe('2026-11-18T02:00:00.000Z')
})
