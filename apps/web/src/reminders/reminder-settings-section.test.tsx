// @vitest-environment jsdom
import { reminderSettings as words } from '@mimamori/copy/reminders/reminder-settings.ja'
import { DEFAULT_REMINDER_SETTINGS, REMINDER_BOUNDS } from '@mimamori/policy/reminders/reminder-settings'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { ReminderSettingsSection } from './reminder-settings-section.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const NOW = { ...DEFAULT_REMINDER_SETTINGS, silentDays: 9 }

async function theSection(answer: (settings: object) => unknown) {
  const desk = fakeDesk({ 'reminders.settings': () => NOW, 'reminders.set': answer })
  const { page, cache, unmount } = await render(
    withKeys(<ReminderSettingsSection failed={() => null} failureText={({ kind }) => `failed ${kind}`} />),
  )
  await until(() => page.querySelector('form') !== null)
  const labelOf = (label: string) =>
    [...page.querySelectorAll('label')].find(({ textContent }) => textContent === label)
  const field = (label: string) => document.getElementById(labelOf(label)?.htmlFor ?? '') as HTMLInputElement
  const choose = (label: string) => act(async () => labelOf(label)?.querySelector('input')?.click())
  const alerts = () => [...page.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent)
  return { ...desk, page, cache, field, choose, alerts, unmount }
}

test('settings of reminders are saved as they were typed, and cases are read again', async () => {
  const { page, cache, inputs, field, choose, unmount } = await theSection((settings) => ({
    settings,
    proposed: false,
  }))
  const cases = [...queries.cases.key(), 'x']
  cache.setQueryData(cases, {})
  expect(buttonOf(page, words.save)?.disabled).toBe(true)
  await typeInto(field(words.twoPeopleAboveYen), '５０，０００')
  await typeInto(field(words.remindAgainDays), '2、4')
  await choose(words.firstDays.same)
  await clickOn(page, words.save)
  await until(() => announced() === words.saved)
  const sent = { ...NOW, twoPeopleAboveYen: 50_000, remindAgainDays: [2, 4], countsFirstDay: true }
  expect(inputs('reminders.set')).toEqual([sent])
  expect(cache.getQueryState(cases)?.isInvalidated).toBe(true)
  // what the desk answered is what holds now
  expect([field(words.twoPeopleAboveYen).value, buttonOf(page, words.save)?.disabled]).toEqual(['50,000', true])
  await unmount()
})

test('a higher limit is said to wait for another lead, and the fields show what holds', async () => {
  const { page, field, unmount } = await theSection(() => ({ settings: NOW, proposed: true }))
  await typeInto(field(words.twoPeopleAboveYen), '900000')
  await clickOn(page, words.save)
  await until(() => announced() === words.proposed)
  expect(field(words.twoPeopleAboveYen).value).toBe('100,000')
  await unmount()
})

test('what cannot be set says so at its field and cannot be saved; a failure keeps what was typed', async () => {
  const { page, inputs, field, alerts, unmount } = await theSection(() => {
    throw new TypeError('gone')
  })
  const { min, max } = REMINDER_BOUNDS.silentDays
  await typeInto(field(words.silentDays), String(max + 1))
  expect([alerts(), buttonOf(page, words.save)?.disabled]).toEqual([
    [words.problems.number(words.days(min, max))],
    true,
  ])
  await typeInto(field(words.silentDays), '12')
  await clickOn(page, words.save)
  await until(() => alerts().length > 0)
  expect([alerts(), field(words.silentDays).value, announced()]).toEqual([['failed network'], '12', ''])
  await clickOn(page, words.reset)
  expect([field(words.silentDays).value, inputs('reminders.set').length]).toEqual([
    String(DEFAULT_REMINDER_SETTINGS.silentDays),
    1,
  ])
  await unmount()
})
