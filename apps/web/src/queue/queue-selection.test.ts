import { MAX_CLAIM_PAGE_SIZE } from '@mimamori/policy/cases/case-model'
import { describe, expect, test } from 'vitest'
import { decidesInBulk, extendSelection, toggleAll, toggleSelected } from './queue-selection.ts'

const many = Array.from({ length: MAX_CLAIM_PAGE_SIZE + 10 }, (_, n) => `case ${n}`)

describe('choosing rows for bulk', () => {
  test('X chooses a row, and leaves it out again', () => {
    expect(toggleSelected(toggleSelected([], 'a'), 'b')).toEqual(['a', 'b'])
    expect(toggleSelected(['a', 'b'], 'a')).toEqual(['b'])
  })

  test('stepping with shift chooses both rows, and stepping back gives up the one that is left', () => {
    const down = extendSelection(extendSelection([], 'a', 'b'), 'b', 'c')
    expect(down).toEqual(['a', 'b', 'c'])
    expect(extendSelection(down, 'c', 'b')).toEqual(['a', 'b'])
  })

  test('never more rows are chosen than one bulk takes', () => {
    const full = many.slice(0, MAX_CLAIM_PAGE_SIZE)
    expect(toggleSelected(full, 'one more')).toEqual(full)
    expect(extendSelection(full, 'case 49', 'case 50')).toEqual(full)
    expect(toggleAll([], many)).toEqual(full)
    expect(toggleAll(full, many)).toEqual([])
  })
})

test('only texts and members are decided many at once', () => {
  const types = ['job', 'proposal', 'message', 'member', 'contract', 'enquiry'] as const
  expect(types.filter((targetType) => decidesInBulk({ targetType }))).toEqual(['job', 'proposal', 'message', 'member'])
})
