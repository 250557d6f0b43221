// @vitest-environment jsdom
import { factor } from '@mimamori/copy/factor/ja'
import { act } from 'react'
import { expect, test } from 'vitest'
import { CallError } from '../api/call-error.ts'
import { refusedFor } from '../api/fake-desk.test-support.ts'
import { renderHook } from '../parts/render.test-support.tsx'
import { NoPasskey } from './passkey-browser.ts'
import { useVerifyIdentity } from './use-verify-identity.ts'

/** A step of signing in, or one behind it where nothing ends with it. */
async function aStep(ends = true) {
  const over: string[] = []
  const hook = await renderHook(
    () =>
      useVerifyIdentity({
        failureWords: ({ kind }) => kind,
        onOver: ends ? (why) => over.push(why) : undefined,
        none: 'パスキーがありません',
        refusals: { last_factor: '最後の要素です' },
      }),
    null,
  )
  const show = async (error: unknown) => {
    await act(() =>
      hook.now().show(async () => {
        throw error
      }),
    )
    return hook.now().problem
  }
  return { ...hook, show, over }
}
const wrong = (over: boolean, expired = false) => new CallError(401, { code: 'FACTOR_WRONG', data: { over, expired } })

test('a wrong code is told and can be typed again, until it was the last one: then the step is over', async () => {
  const { show, over, now, unmount } = await aStep()
  expect([await show(wrong(false)), over]).toEqual([factor.wrong, []])
  expect([await show(wrong(false, true)), over]).toEqual([factor.expired, []])
  expect([await show(wrong(true)), over, now().busy]).toEqual([null, [expect.any(String)], false])
  await unmount()
})

test('a session that has ended ends the step where it can, and is told elsewhere', async () => {
  const [ending, other] = [await aStep(), await aStep(false)]
  expect([await ending.show(new CallError(401, {})), ending.over.length]).toEqual([null, 1])
  expect(await other.show(new CallError(401, {}))).toBe('signed_out')
  await ending.unmount()
  await other.unmount()
})

test('each failure has its words: no passkey, too many attempts, a refusal of the step, any other', async () => {
  const { show, unmount } = await aStep()
  expect(await show(new NoPasskey())).toBe('パスキーがありません')
  const many = new CallError(429, { code: 'TOO_MANY_ATTEMPTS', data: { retryAfterSeconds: 90 } })
  expect(await show(many)).toMatch(/90|1分|2分/)
  expect([await show(refusedFor('last_factor')), await show(new TypeError('offline'))]).toEqual([
    '最後の要素です',
    'network',
  ])
  await unmount()
})
