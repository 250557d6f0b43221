// @vitest-environment jsdom
import { security as words } from '@mimamori/copy/security/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { buttonOf, clickOn } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { RecoverySettings } from './recovery-settings.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

async function theCodes(left: number, answers: Parameters<typeof fakeDesk>[0] = {}) {
  const desk = fakeDesk(answers)
  /** how many calls were made before the number of codes was read again */
  const read: number[] = []
  const { page, unmount } = await render(
    <RecoverySettings
      left={left}
      failureWords={({ kind }) => `failed ${kind}`}
      onChanged={async () => void read.push(desk.calls.length)}
    />,
  )
  await until(() => page.querySelector('section') !== null)
  const shown = () => [...page.querySelectorAll('li')].map(({ textContent }) => textContent)
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  return { ...desk, page, shown, alert, read, unmount }
}

test.for([
  [0, words.codesNone],
  [1, `${words.codesLeft(1)} ${words.codesAnewNote}`],
  [9, `${words.codesLeft(9)} ${words.codesAnewNote}`],
] as const)('of %s recovery codes it says how many are left, and none is shown', async ([left, said]) => {
  const { page, shown, calls, unmount } = await theCodes(left)
  expect([page.querySelector('p')?.textContent, page.querySelector('h3')?.textContent]).toEqual([
    said,
    words.codesTitle,
  ])
  expect([page.querySelector('section')?.ariaLabel, shown(), calls]).toEqual([words.codesTitle, [], []])
  await unmount()
})

test('new recovery codes are shown until they are kept, and their number is read again', async () => {
  const { page, calls, shown, read, unmount } = await theCodes(3, {
    'security.makeRecoveryCodes': () => ({ recoveryCodes: ['aaaa-1', 'bbbb-2'] }),
  })
  await clickOn(page, words.codesAnew)
  await until(() => shown().length > 0)
  expect([shown(), read]).toEqual([['aaaa-1', 'bbbb-2'], [1]])
  expect(calls.map(({ operation, input }) => [operation, input])).toEqual([['security.makeRecoveryCodes', undefined]])
  await clickOn(page, words.codesDone)
  expect([shown(), buttonOf(page, words.codesDone)]).toEqual([[], undefined])
  await unmount()
})

test('recovery codes that are being made are not asked for twice', async () => {
  const answer = Promise.withResolvers<object>()
  const { page, calls, shown, unmount } = await theCodes(3, { 'security.makeRecoveryCodes': () => answer.promise })
  await clickOn(page, words.codesAnew)
  await until(() => calls.length > 0)
  expect(buttonOf(page, words.codesAnew)?.disabled).toBe(true)
  answer.resolve({ recoveryCodes: ['aaaa-1'] })
  await until(() => buttonOf(page, words.codesAnew)?.disabled === false)
  expect([shown(), calls.length]).toEqual([['aaaa-1'], 1])
  await unmount()
})

test('recovery codes that could not be made say why, and nothing is read again', async () => {
  const { page, shown, alert, read, unmount } = await theCodes(3)
  await clickOn(page, words.codesAnew)
  await until(() => alert() !== null)
  expect([alert(), shown(), read, buttonOf(page, words.codesAnew)?.disabled]).toEqual([
    'failed not_found',
    [],
    [],
    false,
  ])
  await unmount()
})
