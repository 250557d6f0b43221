// @vitest-environment jsdom
import { apiKeys as words } from '@mimamori/copy/api-keys/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { render, until } from '../i18n/render.test-support.tsx'
import { buttonOf, clickOn, withKeys } from '../keys/page-keys.test-support.tsx'
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
  const { page, unmount } = await render(
    withKeys(<ApiKeysSection failed={() => null} failureText={({ kind }) => kind} />),
  )
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
