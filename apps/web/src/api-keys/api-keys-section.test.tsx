// @vitest-environment jsdom
import { apiKeys as words } from '@mimamori/copy/api-keys/ja'
import { copy } from '@mimamori/copy/ja'
import { KEY_OVERLAP_HOURS } from '@mimamori/policy/api-keys/api-key-rules'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { buttonOf, clickOn, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { ApiKeysSection } from './api-keys-section.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const key = (id: string) => ({
  ...{ id, name: `鍵 ${id}`, scopes: ['intake:write'], createdAt: '2026-12-01T01:00:00.000Z', createdBy: 'kanri' },
  ...{ lastUsedAt: null, state: 'in_force', until: null },
})

test('once a key is replaced its dialog is gone, and the secret of the new one is shown', async () => {
  const { inputs } = fakeDesk({
    'apiKeys.list': () => ({ keys: [key('k1')] }),
    'apiKeys.replace': () => ({ key: key('k2'), secret: 'himitsu-4711' }),
  })
  const { page, unmount } = await render(withKeys(<ApiKeysSection />))
  const table = () => page.querySelector('table')
  await until(() => table() !== null)
  await clickOn(table() as Element, words.replace)
  const dialog = page.querySelector('dialog[open]') as Element
  await clickOn(dialog, words.replace)
  await until(() => page.querySelector('input')?.value === 'himitsu-4711')
  expect([page.querySelector('dialog[open]'), buttonOf(dialog, words.replace)]).toEqual([null, undefined])
  expect(inputs('apiKeys.replace')).toMatchObject([{ id: 'k1' }])
  await unmount()
})

async function aKey(answers: Parameters<typeof fakeDesk>[0]) {
  const desk = fakeDesk({ 'apiKeys.list': () => ({ keys: [key('k1')] }), ...answers })
  const { page, unmount } = await render(withKeys(<ApiKeysSection />))
  const dialog = () => page.querySelector('dialog[open]') as Element
  const open = async (ending: string) => {
    await until(() => page.querySelector('table') !== null)
    await clickOn(page.querySelector('table') as Element, ending)
  }
  return { ...desk, dialog, open, unmount }
}

test('a key is replaced with the hours chosen for which the old one still works', async () => {
  const { inputs, dialog, open, unmount } = await aKey({
    'apiKeys.replace': () => ({ key: key('k2'), secret: 'himitsu-4711' }),
  })
  await open(words.replace)
  const choice = [...dialog().querySelectorAll('label')].find(
    ({ textContent }) => textContent === words.hours(KEY_OVERLAP_HOURS.least),
  )
  await act(async () => choice?.querySelector('input')?.click())
  await clickOn(dialog(), words.replace)
  await until(() => dialog() === null)
  expect(inputs('apiKeys.replace')).toEqual([{ id: 'k1', overlapHours: KEY_OVERLAP_HOURS.least }])
  await unmount()
})

test('a key is revoked once that is confirmed; while that fails the dialog stays and says why', async () => {
  let fails = true
  const { inputs, dialog, open, unmount } = await aKey({
    'apiKeys.revoke': () => {
      if (fails) throw refusedFor('not_permitted')
      return { key: key('k1') }
    },
  })
  await open(words.revoke)
  expect([dialog().textContent?.includes(words.revokeTitle('鍵 k1')), inputs('apiKeys.revoke')]).toEqual([true, []])
  await clickOn(dialog(), words.revokeDo)
  await until(() => dialog().querySelector('[role=alert]') !== null)
  expect(dialog().querySelector('[role=alert]')?.textContent).toBe(words.failed(copy.refusals.not_permitted))
  fails = false
  await clickOn(dialog(), words.revokeDo)
  await until(() => dialog() === null)
  expect(inputs('apiKeys.revoke')).toEqual([{ id: 'k1' }, { id: 'k1' }])
  await unmount()
})
