import { describe, expect, test } from 'vitest'
import { plusSeconds } from '../instant.ts'
import type { Staff } from '../staff/staff-member.ts'
import { assignCase, assignedUntil, MAX_ASSIGNMENT_SECONDS } from './assignment-rules.ts'
import type { Case } from './case-model.ts'
import { claimLease } from './lease-rules.ts'

const AT = '2026-11-24T01:00:00.000Z'
const sato: Staff = { id: 'sato', alias: 'sato', role: 'moderator' }
const suzuki: Staff = { id: 'suzuki', alias: 'suzuki', role: 'moderator' }
const tanaka: Staff = { id: 'tanaka', alias: 'tanaka', role: 'lead' }
const colleague = (who: Staff, more: object = {}) => ({ ...who, disabled: false, ...more })

const open: Case = {
  id: 'c-1',
  number: 1,
  kind: 'review',
  target: { type: 'job', id: 'J-1' },
  queue: 'flagged',
  state: 'open',
  fence: 3,
  lease: null,
  contentVersion: 1,
  category: null,
  severity: 'medium',
  dueAt: plusSeconds(AT, 4 * 3600),
  snoozedUntil: null,
  escalatedBy: null,
  pinnedAt: null,
  raisedAt: null,
  missedAt: null,
}
const heldBy = (holder: string, kind: 'claim' | 'reservation' | 'assigned' = 'claim'): Case => ({
  ...open,
  state: 'claimed',
  lease: { kind, holder, endsAt: plusSeconds(AT, 60) },
})
const assign = (reviewCase: Case, to: Parameters<typeof assignCase>[1], fence: number | null = null, actor = sato) =>
  assignCase({ case: reviewCase, actor, fence, now: AT }, to)
const refusal = (...from: Parameters<typeof assign>) => {
  const verdict = assign(...from)
  return verdict.ok ? null : verdict.refusal
}

describe('assignment', () => {
  test('keeps the case until half an hour before it is due, and 12 hours at most', () => {
    expect(assignedUntil(open.dueAt, AT)).toBe(plusSeconds(AT, 4 * 3600 - 1800))
    expect(assignedUntil(plusSeconds(AT, 24 * 3600), AT)).toBe(plusSeconds(AT, MAX_ASSIGNMENT_SECONDS))
    expect(assign(open, colleague(suzuki))).toEqual({
      ok: true,
      event: { type: 'case.assigned', to: 'suzuki', fence: 4, until: plusSeconds(AT, 4 * 3600 - 1800) },
    })
  })

  test('of what is overdue, or due within half an hour, keeps nothing', () => {
    expect(assignedUntil(plusSeconds(AT, 1800), AT)).toBeNull()
    expect(assignedUntil(plusSeconds(AT, 1801), AT)).toBe(plusSeconds(AT, 1))
    expect(assign({ ...open, dueAt: plusSeconds(AT, -60) }, colleague(suzuki))).toMatchObject({
      event: { until: null },
    })
  })

  test('is refused to who may not decide, of a decided case, and of what a colleague has in hand', () => {
    expect(refusal(open, colleague(suzuki), null, { ...sato, role: 'auditor' })).toBe('not_permitted')
    expect(refusal({ ...open, state: 'held' }, colleague(suzuki))).toBe('already_decided')
    expect(refusal(heldBy('maya'), colleague(suzuki))).toBe('held_by_other')
    expect(refusal(heldBy('maya', 'reservation'), colleague(suzuki))).toBe('held_by_other')
  })

  test('of one’s own claim needs its fence, of what was assigned to somebody none', () => {
    expect(refusal(heldBy('sato'), colleague(suzuki), 2)).toBe('lease_lost')
    expect(refusal(heldBy('sato'), colleague(suzuki), 3)).toBeNull()
    expect(refusal(heldBy('maya', 'assigned'), colleague(suzuki))).toBeNull()
  })

  test('is to somebody else, who decides cases and works in that queue', () => {
    expect(refusal(open, colleague(sato))).toBe('assignee_self')
    expect(refusal(open, colleague(suzuki, { disabled: true }))).toBe('assignee_unavailable')
    expect(refusal(open, colleague(suzuki, { role: 'auditor' }))).toBe('assignee_unavailable')
    expect(refusal(open, colleague(suzuki, { queues: ['patrol'] }))).toBe('assignee_other_queue')
    expect(refusal(open, colleague(suzuki, { queues: ['flagged'] }))).toBeNull()
  })

  test('of an escalated case is by a lead, to a lead', () => {
    const escalated: Case = { ...open, state: 'escalated', escalatedBy: 'maya' }
    expect(refusal(escalated, colleague(tanaka))).toBe('waits_for_lead')
    expect(refusal(escalated, colleague(suzuki), null, tanaka)).toBe('assignee_no_lead')
    expect(refusal(escalated, colleague({ ...suzuki, role: 'lead' }), null, tanaka)).toBeNull()
  })

  test('gives way to whoever opens the case by hand, and to no reservation', () => {
    const assigned = heldBy('suzuki', 'assigned')
    expect(claimLease(assigned, sato, 'claim', AT)).toMatchObject({ ok: true, event: { fence: 4 } })
    expect(claimLease(assigned, sato, 'reservation', AT)).toMatchObject({ refusal: 'held_by_other' })
  })
})
