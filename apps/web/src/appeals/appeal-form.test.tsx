// @vitest-environment jsdom
import type { AppealView } from '@mimamori/contract/appeals/appeal-contract'
import { appeals as words } from '@mimamori/copy/appeals/ja'
import { drafts } from '@mimamori/copy/drafts/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { buttonOf, clickOn, press, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { AppealForm } from './appeal-form.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const appealOf = (id: string, moves: Partial<AppealView['moves']> = {}) =>
  ({
    id,
    against: { kind: 'decision', decidedAt: '2026-11-30T01:00:00.000Z', measures: ['warn'] },
    moves: { grant: null, uphold: null, ...moves },
  }) as unknown as AppealView

async function aForm(appeal: AppealView) {
  fakeDesk({ 'drafts.list': () => [], 'drafts.save': () => ({ saved: { edit: 'e1', savedAt: '' } }) })
  const { page, unmount } = await render(withKeys(<AppealForm appeal={appeal} staffId="tanaka" />))
  await until(() => buttonOf(page, words.outcomes.granted) !== undefined)
  return { page, unmount, fields: () => [...page.querySelectorAll('textarea')] }
}

test('the digit of an outcome opens its form, unless the lead may not choose that outcome', async () => {
  const { page, unmount } = await aForm(appealOf('ap-1', { grant: 'had_part' }))
  expect(buttonOf(page, words.outcomes.granted)?.disabled).toBe(true)
  await press('Digit1', '1')
  expect(page.querySelector('textarea')).toBeNull()
  await press('Digit2', '2')
  expect(buttonOf(page, words.confirm.upheld)).toBeDefined()
  await press('Escape', 'Escape')
  await unmount()
})

test.each([
  ['the reason', '1', 0],
  ['the letter that grants it', '1', 1],
  ['the letter that upholds the decision', '2', 1],
])('Escape closes the form and keeps %s, also where nothing else was typed', async (what, digit, at) => {
  const { page, fields, unmount } = await aForm(appealOf(what))
  await press(`Digit${digit}`, digit)
  await press('Escape', 'Escape')
  expect([fields(), page.querySelector('[data-draft]')]).toEqual([[], null])
  await press(`Digit${digit}`, digit)
  await typeInto(fields()[at] ?? null, '書き直した文面')
  await press('Escape', 'Escape')
  expect(fields()).toEqual([])
  await press(`Digit${digit}`, digit)
  expect(fields()[at]?.value).toBe('書き直した文面')
  await clickOn(page, drafts.discard)
  await unmount()
})
