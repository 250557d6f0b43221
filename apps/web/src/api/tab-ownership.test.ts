import { expect, test } from 'vitest'
import {
  adoptForThisTab,
  forgetTabOwnership,
  giveUpClaim,
  isGivenUp,
  isHeldInOtherTab,
  takeForThisTab,
} from './tab-ownership.ts'

const holder = { id: 'sato', alias: '佐藤', kind: 'claim' as const, endsAt: '2026-11-24T04:00:00.000Z', mine: true }
const held = (id: string, fence: number) => ({ id, fence, holder })

test('a case one already holds belongs to the tab that opens it', () => {
  expect(isHeldInOtherTab(held('a', 3))).toBe(false)
  adoptForThisTab(held('a', 3))
  expect(isHeldInOtherTab(held('a', 3))).toBe(false)
})

test('taken anew elsewhere it is in another tab until it is taken here', () => {
  adoptForThisTab(held('b', 1))
  adoptForThisTab(held('b', 2))
  expect(isHeldInOtherTab(held('b', 2))).toBe(true)
  takeForThisTab(held('b', 3))
  expect(isHeldInOtherTab(held('b', 3))).toBe(false)
})

test('with a colleague or with nobody it is in no other tab of this person', () => {
  takeForThisTab(held('c', 1))
  expect(isHeldInOtherTab({ id: 'c', fence: 2, holder: { ...holder, mine: false } })).toBe(false)
  expect(isHeldInOtherTab({ id: 'c', fence: 2, holder: null })).toBe(false)
})

test('a case that was decided or undone is adopted afresh', () => {
  takeForThisTab(held('d', 1))
  forgetTabOwnership('d')
  expect(isHeldInOtherTab(held('d', 2))).toBe(false)
})

test('a claim is given up from the moment the act is sent, and a later claim of the same case is not', async () => {
  const answer = Promise.withResolvers<{ actId: string }>()
  const sent = giveUpClaim(held('e', 3), answer.promise)
  expect(isGivenUp(held('e', 3))).toBe(true)
  answer.resolve({ actId: 'A-1' })
  expect(await sent).toEqual({ actId: 'A-1' })
  expect(isGivenUp(held('e', 3))).toBe(true)
  expect(isGivenUp(held('e', 4))).toBe(false)
})

test('an act that the desk refuses gives nothing up', async () => {
  takeForThisTab(held('f', 3))
  await expect(giveUpClaim(held('f', 3), Promise.reject(new Error('refused')))).rejects.toThrow('refused')
  expect(isGivenUp(held('f', 3))).toBe(false)
  expect(isHeldInOtherTab(held('f', 4)), 'the case is this tab’s still').toBe(true)
})
