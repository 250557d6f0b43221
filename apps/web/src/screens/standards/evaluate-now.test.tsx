// @vitest-environment jsdom
import type { StandardsState } from '@mimamori/contract/standards/standards-contract'
import { standardsPage as words } from '@mimamori/copy/standards/standards-page.ja'
import { MEMBER_ROLES } from '@mimamori/policy/intake/intake-arrivals'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { CallError } from '../../api/call-error.ts'
import { fakeDesk } from '../../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn } from '../../keys/page-keys.test-support.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../desk.test-support.tsx'
import { EvaluateNow } from './evaluate-now.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const RUNNING = { id: 'r1', purpose: 'asked', state: 'running', done: 1, total: 4 }

type Of = { running?: object | null; run?: string | null; decides?: boolean }

async function anEvaluation(
  { running = null, run = null, decides = true }: Of,
  answers: Parameters<typeof fakeDesk>[0] = {},
) {
  const desk = fakeDesk({ 'standards.progress': () => RUNNING, ...answers })
  const state = { running, moves: { run } } as unknown as StandardsState
  const { page, unmount } = await render(onDesk()(<EvaluateNow state={state} decides={decides} />))
  const progress = () => page.querySelector('[role=progressbar]')
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  return { ...desk, page, progress, alert, unmount }
}

test('members are evaluated at once, all or those of one role, and then it shows how far that is', async () => {
  const { page, inputs, progress, unmount } = await anEvaluation({}, { 'standards.run': () => ({ runId: 'r1' }) })
  await act(async () => page.querySelectorAll<HTMLInputElement>('[type=radio]')[1]?.click())
  await clickOn(page, words.evaluateNow)
  await until(() => progress() !== null)
  expect([announced(), inputs('standards.run')]).toEqual([words.started, [{ roles: [MEMBER_ROLES[0]] }]])
  expect(inputs('standards.progress')[0]).toEqual({ runId: 'r1' })
  await unmount()
  const all = await anEvaluation({}, { 'standards.run': () => ({ runId: 'r1' }) })
  await clickOn(all.page, words.evaluateNow)
  await until(() => all.progress() !== null)
  expect(all.inputs('standards.run')).toEqual([{ roles: [...MEMBER_ROLES] }])
  await all.unmount()
})

test('an evaluation is stopped by who decides on standards; others watch it', async () => {
  const { page, inputs, progress, unmount } = await anEvaluation(
    { running: RUNNING },
    { 'standards.cancel': () => ({}) },
  )
  expect(progress()?.getAttribute('aria-valuenow')).toBe('1')
  await clickOn(page, words.stop)
  await until(() => announced() === words.stopped)
  expect(inputs('standards.cancel')).toEqual([{ runId: 'r1' }])
  await unmount()
  const other = await anEvaluation({ running: RUNNING, decides: false })
  expect([other.progress() !== null, buttonOf(other.page, words.stop)]).toEqual([true, undefined])
  await other.unmount()
})

test('who does not decide on standards evaluates nobody, and a dry run is watched elsewhere', async () => {
  const reader = await anEvaluation({ decides: false })
  expect(reader.page.querySelector('button')).toBeNull()
  await reader.unmount()
  const { page, calls, progress, unmount } = await anEvaluation({ running: { ...RUNNING, purpose: 'dry' }, run: 'x' })
  expect([progress(), buttonOf(page, words.evaluateNow)?.disabled, calls]).toEqual([null, true, []])
  await unmount()
})

test('an evaluation that could not begin says why, and can be tried again', async () => {
  const { page, progress, alert, unmount } = await anEvaluation(
    {},
    {
      'standards.run': () => {
        throw new CallError(500, {})
      },
    },
  )
  await clickOn(page, words.evaluateNow)
  await until(() => alert() !== null)
  expect([progress(), announced(), buttonOf(page, words.evaluateNow)?.disabled]).toEqual([null, '', false])
  await unmount()
})
