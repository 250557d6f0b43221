import { expect, test } from 'vitest'
import { csvLine } from './csv-format.ts'

test('what a spreadsheet would run is text, in either width', () => {
  expect(csvLine(['=1+1', '+81', '-1', '@SUM(A1)', '\t=1', '＝1', '＠x'])).toBe(
    "'=1+1,'+81,'-1,'@SUM(A1),'\t=1,'＝1,'＠x\r\n",
  )
  expect(csvLine(['a=1', '1-2', '問題なし'])).toBe('a=1,1-2,問題なし\r\n')
})

test('quotes, commas and line breaks stay inside their cell', () => {
  expect(csvLine(['{"a":1}', 'a,b', 'a\nb', '=HYPERLINK("x")'])).toBe(
    '"{""a"":1}","a,b","a\nb","\'=HYPERLINK(""x"")"\r\n',
  )
})
