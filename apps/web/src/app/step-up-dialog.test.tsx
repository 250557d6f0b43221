// @vitest-environment jsdom
import { security as words } from '@mimamori/copy/security/ja'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { api } from '../api/api-client.ts'
import { CallError } from '../api/call-error.ts'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { setStepUpPrompt } from '../api/step-up-retry.ts'
import { render, until } from '../i18n/render.test-support.tsx'
import { completeWindow } from '../screens/desk.test-support.tsx'
import { StepUpDialog } from './step-up-dialog.tsx'

afterEach(() => {
  setStepUpPrompt(async () => false)
  vi.unstubAllGlobals()
})

/** A page whose call needs a second factor; `confirm`: what the desk says to the one that is given. */
async function aPage(confirm: () => unknown, ways: object = { code: false, passkey: false, demoPassword: 'demo' }) {
  let confirmed = false
  const desk = fakeDesk({
    'session.ways': () => ways,
    'session.confirm': () => {
      confirm()
      confirmed = true
      return {}
    },
    'people.disable': () => {
      if (!confirmed) throw refusedFor('step_up_required')
      return { done: true }
    },
  })
  completeWindow()
  const { page, unmount } = await render(<StepUpDialog />)
  const call = api.people.disable({ id: 's-1' } as never).then(
    () => 'done',
    () => 'refused',
  )
  await until(() => page.querySelector('dialog') !== null)
  const button = (words: string) =>
    [...page.querySelectorAll('button')].find(({ textContent }) => textContent?.includes(words))
  const click = async (words: string) => {
    await until(() => button(words) !== undefined)
    await act(async () => button(words)?.click())
  }
  return { page, call, click, unmount, asked: () => desk.inputs('people.disable').length, ...desk }
}

test('a call that needs a second factor asks for it and is made once more', async () => {
  const { page, call, click, asked, inputs, unmount } = await aPage(() => undefined)
  await click(words.confirmDemo)
  expect([await call, asked(), inputs('session.confirm')]).toEqual(['done', 2, [{ by: 'demo', password: 'demo' }]])
  await until(() => page.querySelector('dialog') === null)
  await unmount()
})

test('who does not give the factor has the call refused, and is asked anew by the next one', async () => {
  const { page, call, click, asked, unmount } = await aPage(() => undefined)
  await click(words.cancel)
  expect([await call, asked()]).toEqual(['refused', 1])
  await until(() => page.querySelector('dialog') === null)
  const next = api.people.disable({ id: 's-2' } as never)
  await click(words.confirmDemo)
  expect(await next).toEqual({ done: true })
  await unmount()
})

test('a factor that is wrong says so and can be given again', async () => {
  let wrong = true
  const { page, call, click, unmount } = await aPage(() => {
    if (wrong) throw new CallError(500, {})
  })
  const before = page.textContent
  await click(words.confirmDemo)
  await until(() => page.textContent !== before && page.querySelector('button:disabled') === null)
  expect(page.querySelector('[role=alert]')?.textContent).toMatch(/./)
  wrong = false
  await click(words.confirmDemo)
  expect(await call).toBe('done')
  await unmount()
})
