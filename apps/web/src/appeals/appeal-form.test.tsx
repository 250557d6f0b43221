// @vitest-environment jsdom
import type { AppealView } from '@mimamori/contract/appeals/appeal-contract'
import { appeals as words } from '@mimamori/copy/appeals/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { render, until } from '../i18n/render.test-support.tsx'
import { buttonOf, press, withKeys } from '../keys/page-keys.test-support.tsx'
import { AppealForm } from './appeal-form.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('the digit of an outcome opens its form, unless the lead may not choose that outcome', async () => {
  fakeDesk({ 'drafts.list': () => [], 'drafts.save': () => ({ saved: null, newer: null }) })
  const appeal = {
    id: 'ap-1',
    against: { kind: 'decision', decidedAt: '2026-11-30T01:00:00.000Z', measures: ['warn'] },
    moves: { grant: 'had_part', uphold: null },
  } as unknown as AppealView
  const { page, unmount } = await render(
    withKeys(<AppealForm appeal={appeal} staffId="tanaka" busy={false} problem={null} onDecide={async () => true} />),
  )
  await until(() => buttonOf(page, words.outcomes.granted) !== undefined)
  expect(buttonOf(page, words.outcomes.granted)?.disabled).toBe(true)
  await press('Digit1', '1')
  expect(page.querySelector('textarea')).toBeNull()
  await press('Digit2', '2')
  expect(buttonOf(page, words.confirm.upheld)).toBeDefined()
  await press('Escape', 'Escape')
  await unmount()
})
