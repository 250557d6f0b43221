import { MAX_CLAIM_PAGE_SIZE } from '@mimamori/policy/cases/case-model'
import { describe, expect, test } from 'vitest'
import { allOrNone, extended, toggled } from './selection.ts'

const many = Array.from({ length: MAX_CLAIM_PAGE_SIZE + 10 }, (_, n) => `case ${n}`)

describe('choosing rows for bulk', () => {
  test('X chooses a row, and leaves it out again', () => {
    expect(toggled(toggled([], 'a'), 'b')).toEqual(['a', 'b'])
    expect(toggled(['a', 'b'], 'a')).toEqual(['b'])
  })

  test('stepping with shift chooses both rows, and stepping back gives up the one that is left', () => {
    const down = extended(extended([], 'a', 'b'), 'b', 'c')
    expect(down).toEqual(['a', 'b', 'c'])
    expect(extended(down, 'c', 'b')).toEqual(['a', 'b'])
  })

  test('never more rows are chosen than one bulk takes', () => {
    const full = many.slice(0, MAX_CLAIM_PAGE_SIZE)
    expect(toggled(full, 'one more')).toEqual(full)
    expect(extended(full, 'case 49', 'case 50')).toEqual(full)
    expect(allOrNone([], many)).toEqual(full)
    expect(allOrNone(full, many)).toEqual([])
  })
})
