import { describe, expect, test } from 'vitest'
import { type HandlingEntry, mayHavePersonReason, personReasons } from './person-reason-rules.ts'

const open = {
  state: 'open',
  fence: 3,
  lease: null,
  escalatedBy: null,
  pinnedAt: null,
  raisedAt: null,
} as const

const entry = (action: string, minute: number, more: Partial<HandlingEntry> = {}): HandlingEntry => ({
  action,
  actorId: 'sato',
  at: `2026-11-24T01:${String(minute).padStart(2, '0')}:00.000Z`,
  noteId: null,
  until: null,
  to: null,
  ...more,
})

const kinds = (...[handled, entries]: Parameters<typeof personReasons>) =>
  personReasons(handled, entries).map(({ kind }) => kind)

describe('why a case is here, by people', () => {
  test('who raised it is named as long as it is raised', () => {
    const entries = [entry('case.raised', 1, { noteId: 'n' })]
    const raised = { ...open, raisedAt: '2026-11-24T01:01:00.000Z' }
    expect(personReasons(raised, entries)).toEqual([
      { kind: 'raised', actorId: 'sato', at: '2026-11-24T01:01:00.000Z', noteId: 'n', until: null, to: null },
    ])
    expect(kinds(open, entries)).toEqual([])
  })

  test('a send-back takes the place of the escalation, and a new escalation that of the send-back', () => {
    const entries = [entry('case.escalated', 1), entry('case.sent_back', 2)]
    expect(kinds(open, entries)).toEqual(['sent_back'])
    expect(kinds({ ...open, escalatedBy: 'sato' }, [...entries, entry('case.escalated', 3)])).toEqual(['escalated'])
  })

  test('what was undone is not named, and what was before it is again', () => {
    const entries = [
      entry('case.snoozed', 1, { until: 'first' }),
      entry('case.snoozed', 2),
      entry('case.snooze_undone', 3),
    ]
    expect(personReasons(open, entries)).toMatchObject([{ kind: 'snoozed', until: 'first' }])
    expect(kinds(open, [entry('case.sent_back', 1), entry('case.send_back_undone', 2)])).toEqual([])
  })

  test('a snooze is named until somebody does anything else', () => {
    const entries = [entry('case.snoozed', 1), entry('case.pinned', 2)]
    expect(kinds({ ...open, pinnedAt: '2026-11-24T01:02:00.000Z' }, entries)).toEqual(['pinned', 'snoozed'])
    expect(kinds({ ...open, escalatedBy: 'sato' }, [...entries, entry('case.escalated', 3)])).toEqual(['escalated'])
  })

  test('an assignment is named until another person takes the case', () => {
    const entries = [entry('case.assigned', 1, { to: 'suzuki' })]
    const held = (holder: string) => ({ kind: 'claim', holder, endsAt: '2026-11-24T02:00:00.000Z' }) as const
    expect(kinds({ ...open, state: 'claimed', lease: held('suzuki') }, entries)).toEqual(['assigned'])
    expect(kinds({ ...open, state: 'claimed', lease: held('maya') }, entries)).toEqual([])
  })

  test('a case that was claimed for the first time needs no read', () => {
    const lease = { kind: 'claim', holder: 'sato', endsAt: '2026-11-24T02:00:00.000Z' } as const
    expect(mayHavePersonReason({ ...open, fence: 0 })).toBe(false)
    expect(mayHavePersonReason({ ...open, fence: 1, state: 'claimed', lease })).toBe(false)
    expect(mayHavePersonReason({ ...open, fence: 1 })).toBe(true)
    expect(mayHavePersonReason({ ...open, fence: 2, state: 'claimed', lease })).toBe(true)
    expect(mayHavePersonReason({ ...open, fence: 0, pinnedAt: '2026-11-24T02:00:00.000Z' })).toBe(true)
  })
})
