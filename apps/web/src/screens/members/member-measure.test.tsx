// @vitest-environment jsdom

import type { MemberPage } from '@mimamori/contract/members/member-page-contract'
import { members as words } from '@mimamori/copy/members/ja'
import { refusals } from '@mimamori/copy/refusals/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, press } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { MemberMeasure } from './member-measure.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const CASE: MemberPage['openCases'][number] = {
  ...{ id: 'c1', number: 1, state: 'open', title: '記事作成', openedAt: '2026-12-01T00:00:00.000Z', holder: null },
  target: { type: 'job', id: 'J-1' },
}

async function aMember(openCases: MemberPage['openCases'], claim: () => unknown, role = 'moderator') {
  const opened: string[] = []
  const desk = fakeDesk({ 'cases.claim': claim })
  const within = onDesk({ me: { role }, open: (id) => opened.push(id) })
  const shown = await render(within(<MemberMeasure openCases={openCases} erasedAt={null} />))
  return { ...desk, ...shown, opened, button: () => buttonOf(shown.page, words.measure) }
}

test('C takes the open case of a member in hand and shows it', async () => {
  const { inputs, opened, button, unmount } = await aMember([CASE], () => ({ id: 'c1', holder: null }))
  await until(() => button() !== undefined)
  await press('KeyC', 'c')
  await until(() => opened.length > 0)
  expect([inputs('cases.claim'), opened]).toEqual([[{ caseId: 'c1' }], ['c1']])
  await unmount()
})

test('a case that a colleague took meanwhile is not shown, with why', async () => {
  const { page, opened, button, unmount } = await aMember([CASE], () => {
    throw refusedFor('held_by_other')
  })
  await until(() => button() !== undefined)
  await press('KeyC', 'c')
  await until(() => page.querySelector('[role=alert]') !== null)
  expect([opened, page.querySelector('[role=alert]')?.textContent]).toEqual([[], refusals.held_by_other])
  await unmount()
})

test('without an open case the button and the key say so, and who may not decide has neither', async () => {
  const { page, inputs, button, unmount } = await aMember([], () => ({}))
  await until(() => button() !== undefined)
  await press('KeyC', 'c')
  const why = words.measuring.no_case_to_measure
  expect([button()?.disabled, page.textContent?.includes(why), announced()]).toEqual([true, true, why])
  expect(inputs('cases.claim')).toEqual([])
  await unmount()
  const auditor = await aMember([CASE], () => ({}), 'auditor')
  expect(auditor.button()).toBeUndefined()
  await auditor.unmount()
})
