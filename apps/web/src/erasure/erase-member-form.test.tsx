// @vitest-environment jsdom
import type { ErasurePreview } from '@mimamori/contract/erasure/erasure-contract'
import { erasure as words } from '@mimamori/copy/erasure/ja'
import { copy } from '@mimamori/copy/ja'
import { ERASE_REASONS } from '@mimamori/policy/erasure/erasure-rules'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { setStepUpPrompt } from '../api/step-up-retry.ts'
import { announced, buttonOf, clickOn, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { EraseMemberForm } from './erase-member-form.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const counts = { texts: 1_234, decisions: 2, notes: 3, reports: 4, standards: 5, reminders: 6, enquiries: 7 }

async function aForm(refusal: string | null, answer: () => unknown = () => ({ done: true })) {
  const desk = fakeDesk({ 'erasure.erase': answer })
  let erased = 0
  const unfinished = { cases: 2, reported: 0, events: 1_001 }
  const erasable = {
    memberId: 'm-1234',
    erases: counts,
    disclosures: 8,
    refusal,
    unfinished,
  } as unknown as ErasurePreview
  const onErased = () => {
    erased += 1
  }
  const form = <EraseMemberForm erasable={erasable} onErased={onErased} />
  const { page, unmount } = await render(withKeys(form))
  return { ...desk, page, unmount, erased: () => erased }
}

test('a member is erased for a reason, with the end of their id, and what goes is listed before', async () => {
  const { page, inputs, erased, unmount } = await aForm(null)
  expect(page.textContent).toContain(words.counts.texts('1,234'))
  await typeInto(page.querySelector('select'), ERASE_REASONS[1] as string)
  await typeInto(page.querySelector('input'), ' 1234')
  await clickOn(page, words.erase)
  await until(() => erased() === 1)
  expect(inputs('erasure.erase')).toEqual([{ memberId: 'm-1234', reason: ERASE_REASONS[1], lastFour: '1234' }])
  await until(() => announced() === words.erased('m-1234'))
  await unmount()
})

test('who cannot be erased has no button for it, and what is unfinished is named', async () => {
  const [[refusal, why] = ['', '']] = Object.entries(words.refusals)
  const { page, unmount } = await aForm(refusal)
  expect([buttonOf(page, words.erase), page.textContent?.includes(why)]).toEqual([undefined, true])
  expect(page.textContent).toContain(words.unfinished('2', '0', '1,001'))
  await unmount()
})

test('an erasure that is refused says why, and nothing is said to be erased', async () => {
  const [[refusal, why] = ['', '']] = Object.entries(words.refusals)
  let answer = () => {
    throw refusedFor(refusal)
  }
  const { page, erased, unmount } = await aForm(null, () => answer())
  await typeInto(page.querySelector('input'), '1234')
  await clickOn(page, words.erase)
  await until(() => page.textContent?.includes(why) ?? false)
  answer = () => {
    throw new TypeError('gone')
  }
  await clickOn(page, words.erase)
  await until(() => page.textContent?.includes(copy.errors.network) ?? false)
  expect([erased(), announced(), buttonOf(page, words.erase)?.disabled]).toEqual([0, '', false])
  await unmount()
})

test('who does not confirm an erasure is asked once, and nothing is erased', async () => {
  let asked = 0
  setStepUpPrompt(async () => {
    asked += 1
    return false
  })
  const { page, erased, unmount } = await aForm(null, () => {
    throw refusedFor('step_up_required')
  })
  await typeInto(page.querySelector('input'), '1234')
  await clickOn(page, words.erase)
  await until(() => page.textContent?.includes(copy.refusals.step_up_required) ?? false)
  expect([asked, erased()]).toEqual([1, 0])
  await unmount()
})
