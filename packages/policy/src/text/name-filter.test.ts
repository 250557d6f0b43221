import { expect, test } from 'vitest'
import { nameFilter } from './name-filter.ts'

const MLM = ['マルチ商法', 'Multi-level marketing', 'G-1']

test.each([
  '',
  'マルチ',
  'まるち',
  'ﾏﾙﾁ',
  'maruchi',
  'maruti',
  'ＭＡＲＵＣＨＩ',
  'multi level',
  'ＭＵＬＴＩ',
  'g-1',
  'Ｇ－１',
  '商法　まるち',
])('%j finds the entry in either language', (typed) => {
  expect(nameFilter(typed)(MLM)).toBe(true)
})

test.each(['直接', 'マルチ 直接', 'direct', 'g-2'])('%j does not', (typed) => {
  expect(nameFilter(typed)(MLM)).toBe(false)
})

test('long and doubled sounds are typed as on a keyboard', () => {
  expect(nameFilter('sute')(['ステルスマーケティング'])).toBe(true)
  expect(nameFilter('maketing')(['ステルスマーケティング'])).toBe(true)
  expect(nameFilter('chekku')(['チェックリスト'])).toBe(true)
  expect(nameFilter('kyozetsu')(['きょぜつ'])).toBe(true)
  expect(nameFilter('shuppin')(['シュッピン'])).toBe(true)
})
