import { expect, test } from 'vitest'
import { type DueTimes, type DueTimesVersion, dueTimesAt, SHIPPED_DUE_TIMES, setDueTimes } from './due-time-rules.ts'

const NOW = '2026-11-24T01:00:00.000Z'
const LATER = '2026-12-01T00:00:00.000Z'
const lead = { id: 'tanaka', alias: '田中', role: 'lead' } as const
const faster: DueTimes = { ...SHIPPED_DUE_TIMES, flagged: { urgent: 15, high: 60, medium: 120, low: 240 } }
const set = (
  change: Partial<DueTimesVersion & { readonly reason: string }>,
  versions: readonly DueTimesVersion[] = [],
  actor: Parameters<typeof setDueTimes>[2] = lead,
) => setDueTimes(versions, { from: LATER, times: faster, reason: '年末の増員', ...change }, actor, NOW)

test('due times hold for what arrives from their date on, until others begin', () => {
  const versions = [
    { from: LATER, times: faster },
    { from: '2026-11-25T00:00:00.000Z', times: { ...faster, patrol: { urgent: 60, high: 60, medium: 60, low: 60 } } },
  ]
  expect(dueTimesAt(versions, NOW)).toEqual(SHIPPED_DUE_TIMES)
  expect(dueTimesAt(versions, '2026-11-24T23:59:59.999Z')).toEqual(SHIPPED_DUE_TIMES)
  expect(dueTimesAt(versions, '2026-11-25T00:00:00.000Z').patrol.low).toBe(60)
  expect(dueTimesAt(versions, LATER)).toEqual(faster)
})

test('a lead sets them from a date on, with a reason', () => {
  expect(set({})).toEqual({
    ok: true,
    event: { type: 'due_times.set', from: LATER, times: faster, reason: '年末の増員' },
  })
  expect(set({ from: NOW })).toMatchObject({ ok: true })
})

const withHigh = (high: number): DueTimes => ({ ...faster, flagged: { ...faster.flagged, high } })

test.each([
  ['not_permitted', set({}, [], { ...lead, role: 'moderator' })],
  ['begins_in_past', set({ from: '2026-11-24T00:59:59.999Z' })],
  ['due_time_out_of_range', set({ times: { ...faster, flagged: { ...faster.flagged, urgent: 4 } } })],
  ['due_time_out_of_range', set({ times: withHigh(60.5) })],
  ['due_times_reversed', set({ times: withHigh(121) })],
  ['due_times_unchanged', set({ times: SHIPPED_DUE_TIMES })],
  ['due_times_unchanged', set({}, [{ from: LATER, times: faster }])],
  ['reason_required', set({ reason: ' ' })],
])('refused: %s', (refusal, verdict) => {
  expect(verdict).toEqual({ ok: false, refusal })
})
