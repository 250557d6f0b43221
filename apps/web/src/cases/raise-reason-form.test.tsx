// @vitest-environment jsdom
import { patrol as words } from '@mimamori/copy/patrol/ja'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { draftKeeperOf } from '../api/kept-drafts.ts'
import { clickOn, press, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { RaiseReasonForm } from './raise-reason-form.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

async function aForm(answer: (why: string) => Promise<boolean>) {
  fakeDesk({
    'drafts.list': () => [],
    'drafts.save': () => ({ saved: { edit: 'e1', savedAt: '2026-12-01T00:00:00.000Z' } }),
    'drafts.discard': () => ({}),
  })
  const raised: string[] = []
  let closed = 0
  const { page, unmount } = await render(
    withKeys(
      <RaiseReasonForm
        caseId="c1"
        staffId="sato"
        onRaise={(why) => {
          raised.push(why)
          return answer(why)
        }}
        onClose={() => {
          closed += 1
        }}
      />,
    ),
  )
  await until(() => page.querySelector('input') !== null)
  const field = page.querySelector('input') as HTMLInputElement
  const leave = async () => {
    await unmount()
    draftKeeperOf('sato').sent({ subjectId: 'c1', kind: 'raise' })
  }
  return { page, field, raised, closed: () => closed, leave }
}

test('a reason that was typed stays while raising the case fails, and goes once it is raised', async () => {
  const answers = [Promise.withResolvers<boolean>(), Promise.withResolvers<boolean>()] as const
  let asked = 0
  const { page, field, raised, leave } = await aForm(() => {
    const answer = answers[asked === 0 ? 0 : 1].promise
    asked += 1
    return answer
  })
  expect(document.activeElement).toBe(field)
  await typeInto(field, '外部の連絡先')
  await clickOn(page, words.raise)
  await act(async () => answers[0].resolve(false))
  expect(field.value).toBe('外部の連絡先')
  await clickOn(page, words.raise)
  await act(async () => answers[1].resolve(true))
  await until(() => field.value === '')
  expect(raised).toEqual(['外部の連絡先', '外部の連絡先'])
  await leave()
})

test('Ctrl and Enter raise the case, Enter alone does not, and Escape leaves the form with what was typed', async () => {
  const { field, raised, closed, leave } = await aForm(async () => false)
  await typeInto(field, '気になる')
  expect((await press('Enter', 'Enter')).defaultPrevented).toBe(true)
  expect(raised).toEqual([])
  await press('Enter', 'Enter', { ctrlKey: true, isComposing: true })
  await press('Escape', 'Escape', { isComposing: true })
  expect([raised, closed()]).toEqual([[], 0])
  await press('Enter', 'Enter', { ctrlKey: true })
  expect(raised).toEqual(['気になる'])
  await press('Escape', 'Escape')
  expect([field.value, closed()]).toEqual(['気になる', 1])
  await leave()
})
