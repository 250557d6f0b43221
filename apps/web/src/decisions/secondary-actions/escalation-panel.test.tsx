// @vitest-environment jsdom
import { aside as words } from '@mimamori/copy/aside/ja'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../../api/fake-desk.test-support.ts'
import { draftKeeperOf } from '../../api/kept-drafts.ts'
import { isHeldInOtherTab, takeForThisTab } from '../../api/tab-ownership.ts'
import { press, typeInto, withKeys } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { runInto } from '../run-action.test-support.ts'
import { EscalationPanel } from './escalation-panel.tsx'
import type { SecondaryPanelProps } from './secondary-action-props.ts'

afterEach(() => {
  vi.unstubAllGlobals()
})

async function aPanel(kind: 'escalate' | 'send_back', id: string, answer: () => unknown = () => ({ actId: 'a1' })) {
  const desk = fakeDesk({
    'drafts.list': () => [],
    'drafts.save': () => ({ saved: { edit: 'e1', savedAt: '2026-12-01T00:00:00.000Z' } }),
    'drafts.discard': () => ({}),
    'cases.escalate': answer,
    'cases.sendBack': answer,
  })
  const review = { id, number: 12, fence: 4, holder: { mine: true } } as unknown as SecondaryPanelProps['review']
  takeForThisTab(review as never)
  const done: unknown[] = []
  const run = runInto(done)
  const props = { review, active: true, closed: null, busy: false, run, onBack: () => done.push('back') }
  const { page, unmount } = await render(
    withKeys(<EscalationPanel {...(props as unknown as SecondaryPanelProps)} kind={kind} staffId="sato" />),
  )
  const field = () => page.querySelector('textarea')
  await until(() => field() !== null)
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  const leave = async () => {
    await unmount()
    draftKeeperOf('sato').sent({ subjectId: id, kind })
  }
  /** does the case belong to this tab, so that a later claim of it would be another tab's? */
  const isHere = () => isHeldInOtherTab({ ...review, fence: 5 } as never)
  return { ...desk, isHere, done, field, alert, leave }
}
const send = () => press('Enter', 'Enter', { ctrlKey: true })

test.each([
  ['escalate', 'cases.escalate', words.escalated(12)],
  ['send_back', 'cases.sendBack', words.sentBack(12)],
] as const)('a case leaves this person by %s with its reason, which is sent once', async (kind, operation, message) => {
  const { calls, inputs, isHere, done, field, alert, leave } = await aPanel(kind, `case ${kind}`)
  await send()
  expect([alert(), done]).toEqual([words.reasonNeeded, []])
  await typeInto(field(), ' 判断に迷う ')
  await send()
  await until(() => done.length > 0)
  expect(inputs(operation)).toEqual([{ caseId: `case ${kind}`, fence: 4, why: '判断に迷う' }])
  expect(calls.filter((call) => call.operation.startsWith('cases.')).length).toBe(1)
  expect(done).toEqual([{ message, leaves: true }])
  expect([field()?.value, isHere()]).toEqual(['', false])
  await leave()
})

test('a reason stays typed while escalating the case fails, and the case stays with this tab', async () => {
  const { isHere, done, field, alert, leave } = await aPanel('escalate', 'case kept', () => {
    throw refusedFor('lease_lost')
  })
  await typeInto(field(), '判断に迷う')
  await send()
  await until(() => alert() === 'なぜ')
  expect([field()?.value, done, isHere()]).toEqual(['判断に迷う', [], true])
  await leave()
})
