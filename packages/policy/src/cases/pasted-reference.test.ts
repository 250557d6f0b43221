import { expect, test } from 'vitest'
import { parsePastedReference } from './pasted-reference.ts'

const CASE = '0199f0aa-0000-7000-8000-00000000000a'

test('a number names a case, with or without its sign, in wide digits too', () => {
  expect(parsePastedReference(' #412 ')).toEqual({ caseId: null, number: 412, targetIds: [] })
  expect(parsePastedReference('412')).toEqual({ caseId: null, number: 412, targetIds: ['412'] })
  expect(parsePastedReference('#４１２').number).toBe(412)
})

test('an id names a case or a thing of the marketplace', () => {
  expect(parsePastedReference(CASE.toUpperCase()).caseId).toBe(CASE)
  expect(parsePastedReference('J-204815').targetIds).toEqual(['J-204815'])
})

test('an address names what its path ends in', () => {
  expect(parsePastedReference('https://market.example/jobs/J-204815').targetIds[0]).toBe('J-204815')
  expect(parsePastedReference('https://market.example/ja/jobs/J-204815.html?from=mail#top').targetIds[0]).toBe(
    'J-204815',
  )
  expect(parsePastedReference(`http://127.0.0.1:8787/review/${CASE}?queue=flagged`).caseId).toBe(CASE)
  expect(parsePastedReference('https://market.example/%ZZ/J-1').targetIds).toEqual(['J-1'])
})

test('a text names nothing', () => {
  for (const text of ['', 'アンケート', 'two words', 'yamada@example.com', 'javascript:alert(1)'])
    expect(parsePastedReference(text)).toEqual({ caseId: null, number: null, targetIds: [] })
})
