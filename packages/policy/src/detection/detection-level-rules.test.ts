import { expect, test } from 'vitest'
import { setDetectionLevels } from './detection-level-rules.ts'
import { type LevelSettings, USUAL_LEVELS } from './detection-levels.ts'

const lead = { id: 'tanaka', alias: 'tanaka', role: 'lead' } as const
const set = (levels: LevelSettings, before = USUAL_LEVELS, reason = '見逃しが続いたため') =>
  setDetectionLevels({ levels: before, measure: null }, { levels, reason }, lead)

test('a lead sets the level of the desk and of categories, with a reason', () => {
  const levels: LevelSettings = { desk: 'wide', categories: { mlm: 'widest' } }
  expect(set(levels)).toEqual({ ok: true, event: { type: 'levels.set', levels, reason: '見逃しが続いたため' } })
})

test('a category set to the level of the desk follows the desk', () => {
  const verdict = set({ desk: 'wide', categories: { mlm: 'wide', other: 'strict' } })
  expect(verdict).toMatchObject({ event: { levels: { desk: 'wide', categories: { other: 'strict' } } } })
})

test('refused: a moderator, no change, no reason', () => {
  const change = { levels: { desk: 'wide', categories: {} }, reason: 'x' } as const
  const refusalOf = (verdict: ReturnType<typeof set>) => (verdict.ok ? null : verdict.refusal)
  expect(
    refusalOf(setDetectionLevels({ levels: USUAL_LEVELS, measure: null }, change, { ...lead, role: 'moderator' })),
  ).toBe('not_permitted')
  expect(refusalOf(set({ desk: 'standard', categories: { mlm: 'standard' } }))).toBe('levels_unchanged')
  const before: LevelSettings = { desk: 'standard', categories: { mlm: 'wide' } }
  expect(refusalOf(set({ desk: 'standard', categories: { mlm: 'wide' } }, before))).toBe('levels_unchanged')
  expect(refusalOf(set({ desk: 'strict', categories: {} }, before, ' '))).toBe('reason_required')
  expect(refusalOf(set({ desk: 'standard', categories: {} }, before))).toBeNull()
})

test('a model that was measured is set no wider than it has earned, for the desk or for a category', () => {
  const measure = {
    passed: [
      { category: 'mlm', level: 'wide', n: 12 },
      { category: 'other', level: null, n: 388 },
    ],
    missedByRules: [],
  } as const
  const before: LevelSettings = { desk: 'strict', categories: {} }
  const refusalOf = (levels: LevelSettings) => {
    const verdict = setDetectionLevels({ levels: before, measure }, { levels, reason: 'x' }, lead)
    return verdict.ok ? null : verdict.refusal
  }
  expect(refusalOf({ desk: 'standard', categories: {} })).toBeNull()
  expect(refusalOf({ desk: 'wide', categories: {} })).toBe('level_not_earned')
  expect(refusalOf({ desk: 'standard', categories: { mlm: 'wide' } })).toBe('level_not_earned')
  expect(refusalOf({ desk: 'widest', categories: { mlm: 'standard' } })).toBeNull()
})
