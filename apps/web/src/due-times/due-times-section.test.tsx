// @vitest-environment jsdom

import { dueTimes as words } from '@mimamori/copy/due-times/ja'
import { copy } from '@mimamori/copy/ja'
import { SHIPPED_DUE_TIMES } from '@mimamori/policy/cases/due-time-rules'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk, refusedFor } from '../api/fake-desk.test-support.ts'
import { announced, clickOn, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { DueTimesSection } from './due-times-section.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const TIMES = { ...SHIPPED_DUE_TIMES, patrol: { urgent: 61, high: 62, medium: 63, low: 64 } }

async function theSection(answer: () => unknown = () => ({})) {
  const desk = fakeDesk({
    'dueTimes.state': () => ({ inForce: { times: TIMES, set: null }, planned: [], past: [] }),
    'dueTimes.set': () => answer(),
  })
  const { page, unmount } = await render(withKeys(<DueTimesSection />))
  await until(() => page.querySelector('form') !== null)
  const choose = (label: string) =>
    act(async () =>
      [...page.querySelectorAll('label')]
        .find(({ textContent }) => textContent === label)
        ?.querySelector('input')
        ?.click(),
    )
  const field = (queue: string) => page.querySelector(`[aria-label^="${words.field(queue, '').split('（')[0]}"]`)
  const save = async (reason: string) => {
    await typeInto(page.querySelector('textarea'), reason)
    await clickOn(page, words.save)
  }
  const alert = () => page.querySelector('[role=alert]')?.textContent ?? null
  return { ...desk, page, unmount, choose, field, save, alert }
}

test('due times apply from the day chosen, and from now once that is chosen again', async () => {
  const { page, inputs, choose, save, unmount } = await theSection()
  await choose(words.fromDay)
  await typeInto(page.querySelector('[type=date]'), '2027-01-04')
  await save('年始')
  await until(() => inputs('dueTimes.set').length === 1)
  await until(() => announced() === words.saved)
  await choose(words.fromDay)
  await typeInto(page.querySelector('[type=date]'), '2027-01-04')
  await choose(words.fromNow)
  expect(page.querySelector('[type=date]')).toBeNull()
  await save('年始')
  await until(() => inputs('dueTimes.set').length === 2)
  expect(inputs('dueTimes.set')).toEqual([
    { from: '2027-01-04', times: TIMES, reason: '年始' },
    { from: null, times: TIMES, reason: '年始' },
  ])
  await unmount()
})

test('without a reason, or with minutes that no due time can have, nothing is sent', async () => {
  const { inputs, field, save, alert, unmount } = await theSection()
  await save('  ')
  expect(alert()).toBe(words.reasonNeeded)
  await typeInto(field(words.queues.patrol), '4')
  await save('短く')
  expect([alert(), inputs('dueTimes.set')]).toEqual([words.refusals.due_time_out_of_range, []])
  await unmount()
})

test('due times that are refused say why in their own words, and what was typed stays', async () => {
  let answer: () => unknown = () => {
    throw refusedFor('due_times_unchanged')
  }
  const { page, field, save, alert, unmount } = await theSection(() => answer())
  await typeInto(field(words.queues.patrol), '90')
  await save('見直し')
  await until(() => alert() !== null)
  expect([alert(), announced()]).toEqual([words.refusals.due_times_unchanged, ''])
  answer = () => {
    throw new TypeError('gone')
  }
  await clickOn(page, words.save)
  await until(() => alert() === copy.errors.network)
  expect([(field(words.queues.patrol) as HTMLInputElement).value, page.querySelector('textarea')?.value]).toEqual([
    '90',
    '見直し',
  ])
  await clickOn(page, words.reset)
  expect((field(words.queues.patrol) as HTMLInputElement).value).toBe(String(SHIPPED_DUE_TIMES.patrol.urgent))
  await unmount()
})
