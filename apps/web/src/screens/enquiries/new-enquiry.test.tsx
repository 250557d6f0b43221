// @vitest-environment jsdom
import { newEnquiry as words } from '@mimamori/copy/enquiries/new-enquiry.ja'
import { act } from 'react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { hasUnsavedWork } from '../../api/leave-guard.ts'
import { announced, clickOn, press, typeInto } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import NewEnquiry from './new-enquiry.tsx'

let fails: boolean
beforeEach(() => {
  fails = false
})
afterEach(() => {
  vi.useRealTimers()
  vi.unstubAllGlobals()
})

async function aDialog() {
  const desk = fakeDesk({
    'enquiries.enter': () => {
      if (fails) throw new CallError(500, {})
      return { caseId: 'c-77', caseNumber: 77 }
    },
    'cases.claim': () => ({ id: 'c-77', fence: 1, holder: { mine: true } }),
    'members.find': ({ memberId }: { memberId: string }) => (memberId === 'm-7' ? { id: 'm-7' } : null),
  })
  const opened: unknown[] = []
  let closes = 0
  const onClose = () => {
    closes += 1
  }
  const within = onDesk({ open: (...of) => opened.push(of) })
  const { page, unmount } = await render(within(<NewEnquiry onClose={onClose} />))
  const [asking = null, name = null] = page.querySelectorAll('input')
  return {
    ...desk,
    page,
    opened,
    asking,
    name,
    text: () => page.querySelector('textarea'),
    unmount,
    closes: () => closes,
  }
}
const send = () => press('Enter', 'Enter', { ctrlKey: true })

test('an enquiry that is saved is claimed and on screen, and nothing of it stays in the dialog', async () => {
  const { page, asking, name, text, calls, opened, closes, unmount } = await aDialog()
  await typeInto(asking, ' ｍ-7 ')
  await typeInto(name, '山田')
  await typeInto(text(), '外で払うと言われた')
  expect(hasUnsavedWork()).toBe(true)
  await act(async () => text()?.focus())
  await press('Enter', 'Enter', { ctrlKey: true, isComposing: true })
  await press('Enter', 'Enter')
  expect(calls.some(({ operation }) => operation === 'enquiries.enter')).toBe(false)
  await send()
  await until(() => closes() === 1)
  const [entered, claimed] = calls.filter(({ operation }) => operation !== 'members.find')
  expect([entered?.input, entered?.idempotencyKey !== null]).toEqual([
    { memberId: 'm-7', statedName: '山田', statedJobUrl: '', text: '外で払うと言われた', evidence: [] },
    true,
  ])
  expect([claimed?.operation, claimed?.input, opened]).toEqual([
    'cases.claim',
    { caseId: 'c-77' },
    [['c-77', 'enquiries']],
  ])
  expect([announced(), hasUnsavedWork(), page.querySelector('textarea')?.value]).toEqual([words.saved(77), false, ''])
  await unmount()
})

test('what has to be mended is named after the first try, has the focus, and goes as it is mended', async () => {
  const { page, asking, name, text, calls, unmount } = await aDialog()
  expect(page.querySelector('[aria-invalid]')).toBeNull()
  await typeInto(asking, '山田さん')
  await clickOn(page, words.save)
  await until(() => document.activeElement === asking)
  expect(page.textContent).toContain(words.problems.summary(3))
  await typeInto(asking, '')
  await typeInto(name, '山田')
  await typeInto(text(), '外で払うと言われた')
  expect([page.querySelector('[aria-invalid]'), calls.length]).toEqual([null, 0])
  for (const field of [name, text()]) await typeInto(field, '')
  await unmount()
})

test('an enquiry that could not be saved stays, also when the dialog is closed and opened, until it is cleared', async () => {
  fails = true
  const { page, name, text, opened, closes, calls, unmount } = await aDialog()
  await typeInto(name, '山田')
  await typeInto(text(), '外で払うと言われた')
  await clickOn(page, words.save)
  await until(() => page.querySelector('[role=alert]')?.textContent !== '')
  expect([closes(), opened, calls.length]).toEqual([0, [], 1])
  await unmount()
  const again = await aDialog()
  expect([again.text()?.value, again.page.textContent?.includes(words.kept)]).toEqual(['外で払うと言われた', true])
  await clickOn(again.page, words.clear)
  expect([again.text()?.value, hasUnsavedWork()]).toEqual(['', false])
  await again.unmount()
})

test('whether the desk knows who asks is said once typing has rested', async () => {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
  const { page, asking, inputs, unmount } = await aDialog()
  const later = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms))
  await typeInto(asking, 'm-8')
  await later(200)
  await typeInto(asking, 'm-7')
  await later(299)
  expect(inputs('members.find')).toEqual([])
  for (let n = 0; n < 20; n++) await later(5)
  expect([inputs('members.find'), page.textContent?.includes(words.askingFound)]).toEqual([[{ memberId: 'm-7' }], true])
  await typeInto(asking, 'm-9')
  expect(page.textContent).not.toContain(words.askingFound)
  for (let n = 0; n < 80; n++) await later(5)
  expect(page.textContent).toContain(words.askingMissing)
  await typeInto(asking, '')
  await unmount()
})
