// @vitest-environment jsdom
import { security as words } from '@mimamori/copy/security/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { announced, clickOn, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { PasswordChange } from './password-change.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

test('a password is changed with the present one, whose fields are empty then; a refusal says why and keeps them', async () => {
  let refusal: string | null = 'password_common'
  const { inputs } = fakeDesk({
    'security.changePassword': () => {
      if (refusal) throw refusedFor(refusal)
      return {}
    },
  })
  const { page, unmount } = await render(withKeys(<PasswordChange failureWords={({ kind }) => kind} />))
  await until(() => page.querySelector('form') !== null)
  const field = (name: string) => page.querySelector<HTMLInputElement>(`[name=${name}]`) as HTMLInputElement
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  await typeInto(field('current'), 'mukashi-no-mono')
  await typeInto(field('next'), 'atarashii-mono')
  await clickOn(page, words.passwordChange)
  await until(() => alert() !== null)
  expect([alert(), announced(), field('next').value]).toEqual([words.refusals.password_common, '', 'atarashii-mono'])
  refusal = null
  await clickOn(page, words.passwordChange)
  await until(() => announced() === words.passwordChanged)
  expect([alert(), field('current').value, field('next').value]).toEqual([null, '', ''])
  expect(inputs('security.changePassword')[1]).toEqual({ current: 'mukashi-no-mono', next: 'atarashii-mono' })
  // what was said of one change does not stand beside the failure of the next
  refusal = 'password_wrong'
  await typeInto(field('current'), 'chigau-mono')
  await typeInto(field('next'), 'atarashii-mono')
  await clickOn(page, words.passwordChange)
  await until(() => alert() !== null)
  expect(page.querySelector('form')?.textContent).not.toContain(words.passwordChanged)
  await unmount()
})
