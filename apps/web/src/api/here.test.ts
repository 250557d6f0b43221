import { expect, test } from 'vitest'
import { adoptHere, forgetHere, inOtherTab, takeHere } from './here.ts'

const holder = { id: 'sato', alias: '佐藤', kind: 'claim' as const, endsAt: '2026-11-24T04:00:00.000Z', mine: true }
const held = (id: string, fence: number) => ({ id, fence, holder })

test('a case one already holds belongs to the tab that opens it', () => {
  expect(inOtherTab(held('a', 3))).toBe(false)
  adoptHere(held('a', 3))
  expect(inOtherTab(held('a', 3))).toBe(false)
})

test('taken anew elsewhere it is in another tab until it is taken here', () => {
  adoptHere(held('b', 1))
  adoptHere(held('b', 2))
  expect(inOtherTab(held('b', 2))).toBe(true)
  takeHere(held('b', 3))
  expect(inOtherTab(held('b', 3))).toBe(false)
})

test('with a colleague or with nobody it is in no other tab of this person', () => {
  takeHere(held('c', 1))
  expect(inOtherTab({ id: 'c', fence: 2, holder: { ...holder, mine: false } })).toBe(false)
  expect(inOtherTab({ id: 'c', fence: 2, holder: null })).toBe(false)
})

test('a case that was decided or undone is adopted afresh', () => {
  takeHere(held('d', 1))
  forgetHere('d')
  expect(inOtherTab(held('d', 2))).toBe(false)
})
