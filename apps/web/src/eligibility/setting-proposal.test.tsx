// @vitest-environment jsdom
import type { ProposedSetting } from '@mimamori/contract/people/account-standing-contract'
import { eligibility } from '@mimamori/copy/eligibility/ja'
import { copy } from '@mimamori/copy/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { SettingProposal } from './setting-proposal.tsx'

const words = eligibility.setting

afterEach(() => {
  vi.unstubAllGlobals()
})

const setting: ProposedSetting = {
  id: 's1',
  about: 'measures',
  now: { holdMinutes: 30 },
  loosening: { holdMinutes: 10 } as ProposedSetting['loosening'],
  proposer: { id: 'kanri', alias: '管理' } as ProposedSetting['proposer'],
  proposedAt: '2026-12-01T00:00:00.000Z',
  takesEffectAt: null,
  agree: null,
  mayRefuse: true,
  mayTakeBack: false,
}

async function aProposal(of: Partial<ProposedSetting>, answers: Parameters<typeof fakeDesk>[0] = {}) {
  const desk = fakeDesk(answers)
  const { page, cache, unmount } = await render(withKeys(<SettingProposal setting={{ ...setting, ...of }} />))
  const own = of.about === 'money' ? queries.reminders : queries.ledger
  const keys = [own.key(), queries.people.key()]
  for (const key of keys) cache.setQueryData([...key, 'x'], {})
  const stale = () => keys.map((key) => cache.getQueryState([...key, 'x'])?.isInvalidated)
  /** each button, and whether it can be pressed */
  const offered = () =>
    [words.agree, words.refuse, words.takeBack].map((each) => {
      const button = buttonOf(page, each)
      return button ? !button.disabled : null
    })
  return { ...desk, page, unmount, stale, offered }
}

test('a lead agrees to a proposed setting or refuses it, and both are read again', async () => {
  const { page, inputs, offered, stale, unmount } = await aProposal(
    {},
    { 'ledger.agree': () => ({}), 'ledger.refuse': () => ({}) },
  )
  expect(offered()).toEqual([true, true, null])
  expect(page.textContent).toContain(words.changes.holdMinutes('30', '10'))
  await clickOn(page, words.agree)
  await until(() => announced() === words.agreed)
  await until(() => stale().every(Boolean))
  await clickOn(page, words.refuse)
  await until(() => announced() === words.refused)
  expect([inputs('ledger.agree'), inputs('ledger.refuse')]).toEqual([[{ id: 's1' }], [{ id: 's1' }]])
  await unmount()
})

test('after a limit of money was agreed to the reminder settings are read again, or a lead would save the old one back', async () => {
  const money = {
    about: 'money',
    now: { aloneADayYen: 1 },
    loosening: { aloneADayYen: 2 },
  } as unknown as ProposedSetting
  const { page, stale, unmount } = await aProposal(money, { 'ledger.agree': () => ({}) })
  await clickOn(page, words.agree)
  await until(() => announced() === words.agreed)
  await until(() => stale().every(Boolean))
  await unmount()
})

test('a lead who may not agree to a setting can only refuse it, and reads why', async () => {
  const { page, offered, unmount } = await aProposal({ agree: 'awaits_confirmation' })
  expect(offered()).toEqual([false, true, null])
  expect(page.textContent).toContain(words.refusals.awaits_confirmation)
  await unmount()
})

test('who proposed a setting can only take it back, and everybody else has no button', async () => {
  const own = { mayRefuse: false, mayTakeBack: true, agree: 'own_proposal' } as const
  const { page, inputs, offered, unmount } = await aProposal(own, { 'ledger.takeBack': () => ({}) })
  expect([offered(), page.textContent?.includes(words.refusals.own_proposal)]).toEqual([[null, null, true], false])
  await clickOn(page, words.takeBack)
  await until(() => announced() === words.tookBack)
  expect(inputs('ledger.takeBack')).toEqual([{ id: 's1' }])
  await unmount()
  const other = await aProposal({ mayRefuse: false, agree: 'not_permitted' })
  expect(other.offered()).toEqual([null, null, null])
  await other.unmount()
})

test('an agreement that is refused says why, and nothing is said to be agreed', async () => {
  let answer: () => unknown = () => {
    throw refusedFor('proposer_gone')
  }
  const { page, offered, stale, unmount } = await aProposal({}, { 'ledger.agree': () => answer() })
  await clickOn(page, words.agree)
  const alert = () => page.querySelector('[role=alert]')?.textContent
  await until(() => alert() === words.refusals.proposer_gone)
  expect([announced(), offered(), stale()]).toEqual(['', [true, true, null], [true, true]])
  answer = () => {
    throw new TypeError('gone')
  }
  await clickOn(page, words.agree)
  await until(() => alert() === copy.errors.network)
  await unmount()
})

test('a higher limit of money is agreed to like other settings, and taken back by the lead who proposed it', async () => {
  const money = {
    about: 'money',
    now: { twoPeopleAboveYen: 100_000 },
    loosening: { twoPeopleAboveYen: 900_000 },
    mayRefuse: false,
    mayTakeBack: true,
  } as const
  const { page, inputs, unmount } = await aProposal(money, { 'reminders.takeBack': () => ({}) })
  expect(page.textContent).toContain(words.changes.twoPeopleAboveYen('100,000', '900,000'))
  expect(page.textContent).toContain(words.waits.money)
  await clickOn(page, words.takeBack)
  await until(() => announced() === words.tookBack)
  expect(inputs('reminders.takeBack')).toEqual([{ id: 's1' }])
  await unmount()
})
