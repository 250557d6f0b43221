import { describe, expect, test } from 'vitest'
import { CASE_STATES } from '../cases/case-model.ts'
import { DECIDING_DRAFTS, DRAFT_KINDS } from './draft-model.ts'
import { saveDraft } from './draft-rules.ts'

const AT = '2026-11-24T01:00:00.000Z'
const THIRD = { edit: 3, savedAt: AT }
const refusalOf = (verdict: ReturnType<typeof saveDraft>) => (verdict.ok ? null : verdict.refusal)

describe('what may be kept', () => {
  test('of a case that is decided nothing but a note; of any other everything', () => {
    for (const state of CASE_STATES) {
      const refused = DRAFT_KINDS.filter(
        (kind) => kind !== 'appeal' && refusalOf(saveDraft({ kind, state, kept: null, over: null })) !== null,
      )
      expect(refused, state).toEqual(state === 'held' || state === 'closed' ? [...DECIDING_DRAFTS] : [])
    }
  })

  test('the answer to an appeal while it is open', () => {
    for (const state of ['held', 'granted', 'upheld', 'refused'] as const)
      expect(refusalOf(saveDraft({ kind: 'appeal', state, kept: null, over: null })), state).toBe('appeal_over')
    expect(refusalOf(saveDraft({ kind: 'appeal', state: 'open', kept: null, over: null }))).toBe(null)
  })
})

describe('which save holds', () => {
  const note = { kind: 'note', state: 'claimed' } as const
  test('the first and every further one over what its page knows of, each with the next number', () => {
    expect(saveDraft({ ...note, kept: null, over: null })).toMatchObject({ event: { type: 'draft.saved', edit: 1 } })
    expect(saveDraft({ ...note, kept: THIRD, over: THIRD })).toMatchObject({ event: { type: 'draft.saved', edit: 4 } })
  })

  test('none over a text that its page has not seen, also not one of the same number, nor over one that is gone', () => {
    const overtaken = { ok: true, event: { type: 'overtaken' } }
    expect(saveDraft({ ...note, kept: THIRD, over: null })).toEqual(overtaken)
    expect(saveDraft({ ...note, kept: THIRD, over: { ...THIRD, edit: 2 } })).toEqual(overtaken)
    expect(saveDraft({ ...note, kept: THIRD, over: { edit: 3, savedAt: '2026-11-24T00:00:00.000Z' } })).toEqual(
      overtaken,
    )
    expect(saveDraft({ ...note, kept: null, over: THIRD })).toEqual(overtaken)
  })
})
