// @vitest-environment jsdom
import type { PersonToConfirm } from '@mimamori/contract/people/account-standing-contract'
import { eligibility } from '@mimamori/copy/eligibility/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { ConfirmColleague } from './confirm-colleagues-section.tsx'

const words = eligibility.section

afterEach(() => {
  vi.unstubAllGlobals()
})

async function aColleague(confirm: PersonToConfirm['confirm'], answer: () => unknown = () => ({})) {
  const desk = fakeDesk({ 'people.confirm': answer })
  const person: PersonToConfirm = {
    ...{ id: 'p1', alias: '森', login: 'mori', role: 'lead', accessChangedAt: null, settledAt: null },
    ...{ invitedBy: null, confirm },
  }
  const { page, unmount } = await render(withKeys(<ConfirmColleague person={person} />))
  return { ...desk, page, unmount }
}

test('a colleague is confirmed once the question about them was answered, and a failure asks anew', async () => {
  let fails = true
  const { page, inputs, unmount } = await aColleague(null, () => {
    if (fails) throw refusedFor('not_arrived')
    return {}
  })
  const asks = () => page.textContent?.includes(words.confirmQuestion('森', 'mori'))
  await clickOn(page, words.confirm)
  await clickOn(page, words.cancel)
  expect([asks(), inputs('people.confirm')]).toEqual([false, []])
  await clickOn(page, words.confirm)
  expect(asks()).toBe(true)
  await clickOn(page, words.confirm)
  await until(() => page.querySelector('[role=alert]') !== null)
  expect([asks(), announced(), page.querySelector('[role=alert]')?.textContent]).toEqual([
    false,
    '',
    words.refusals.not_arrived,
  ])
  fails = false
  await clickOn(page, words.confirm)
  await clickOn(page, words.confirm)
  await until(() => announced() === words.done('森'))
  expect(inputs('people.confirm')).toEqual([{ id: 'p1' }, { id: 'p1' }])
  await unmount()
})

test('who may not confirm a colleague has no way to, and reads why', async () => {
  const { page, unmount } = await aColleague('own_invitation')
  expect([buttonOf(page, words.confirm)?.disabled, page.textContent?.includes(words.refusals.own_invitation)]).toEqual([
    true,
    true,
  ])
  await unmount()
})
