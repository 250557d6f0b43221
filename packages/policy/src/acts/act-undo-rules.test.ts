import { describe, expect, test } from 'vitest'
import type { Case } from '../cases/case-model.ts'
import type { Staff } from '../staff/staff-member.ts'
import { type ActUndoSituation, lastAct, undoAct } from './act-undo-rules.ts'

const now = '2026-11-24T04:00:00.000Z'
const sato: Staff = { id: 'sato', alias: 'sato', role: 'moderator' }
const snoozed = { queue: 'flagged', state: 'snoozed', fence: 4, lease: null, escalatedBy: null } as Case
const act = { kind: 'snooze', staffId: 'sato', state: 'done', undoUntil: '2026-11-24T04:00:05.000Z' } as const
const situation = (more: Partial<ActUndoSituation> = {}): ActUndoSituation => ({
  act,
  case: snoozed,
  touched: false,
  actor: sato,
  now,
  ...more,
})
const outcome = (more: Partial<ActUndoSituation>) => {
  const verdict = undoAct(situation(more))
  return verdict.ok ? 'was allowed' : verdict.refusal
}

describe('an act that is undone', () => {
  test('returns its case to its person, under a new fence', () => {
    expect(undoAct(situation())).toMatchObject({
      ok: true,
      event: { claimed: { fence: 5, lease: { kind: 'claim', holder: 'sato' } } },
    })
  })

  test('leaves the case where it is when it was a note', () => {
    const held = { ...snoozed, state: 'held' } as Case
    expect(undoAct(situation({ act: { ...act, kind: 'note' }, case: held }))).toMatchObject({
      ok: true,
      event: { claimed: null },
    })
  })

  test.each<[string, Partial<ActUndoSituation>, string]>([
    ['at the end of its window', { now: act.undoUntil }, 'undo_window_over'],
    ['a millisecond before', { now: '2026-11-24T04:00:04.999Z' }, 'was allowed'],
    ['once its case was touched', { touched: true }, 'case_touched'],
    ['after its person was told so', { act: { ...act, state: 'lost' } }, 'case_touched'],
    ['twice', { act: { ...act, state: 'undone' } }, 'already_undone'],
    ['by somebody else', { actor: { ...sato, id: 'suzuki' } }, 'not_permitted'],
    ['by its person as an auditor', { actor: { ...sato, role: 'auditor' } }, 'not_permitted'],
    ['while its case is decided', { case: { ...snoozed, state: 'held' } }, 'case_touched'],
    [
      'while a colleague has its case',
      { case: { ...snoozed, lease: { kind: 'claim', holder: 'suzuki', endsAt: act.undoUntil } } },
      'case_touched',
    ],
  ])('%s', (_, more, expected) => {
    expect(outcome(more)).toBe(expected)
  })
})

describe('the last act', () => {
  const of = (id: string, undoUntil: string) => ({ id, undoUntil })

  test('is the newest that can be undone, also when a newer one had a shorter window', () => {
    const older = of('a1', '2026-11-24T04:00:30.000Z')
    expect(lastAct([of('a2', now), older, of('a0', '2026-11-24T04:00:50.000Z')], now)).toBe(older)
  })

  test('is the newest of all, so that it can be named, when none can', () => {
    const newest = of('a2', now)
    expect(lastAct([of('a1', now), newest], now)).toBe(newest)
  })

  test('is none where nothing was done', () => {
    expect(lastAct([], now)).toBeNull()
  })
})
