// @vitest-environment jsdom
import { copy } from '@mimamori/copy/ja'
import { reminderSettings as words } from '@mimamori/copy/reminders/reminder-settings.ja'
import {
  DEFAULT_REMINDER_SETTINGS,
  MAX_FURTHER_REMINDERS,
  REMINDER_BOUNDS,
} from '@mimamori/policy/reminders/reminder-settings'
import { act } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { queries } from '../api/api-queries.ts'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { daysFromTyped, ReminderSettingsSection } from './reminder-settings-section.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const NOW = { ...DEFAULT_REMINDER_SETTINGS, silentDays: 9 }

async function theSection(answer: (settings: object) => unknown) {
  const desk = fakeDesk({ 'reminders.settings': () => NOW, 'reminders.set': answer })
  const { page, cache, unmount } = await render(withKeys(<ReminderSettingsSection />))
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
    [words.problems.number(words.days(String(min), String(max)))],
    true,
  ])
  await typeInto(field(words.silentDays), '12')
  await clickOn(page, words.save)
  await until(() => alerts().length > 0)
  expect([alerts(), field(words.silentDays).value, announced()]).toEqual([[copy.errors.network], '12', ''])
  await clickOn(page, words.reset)
  expect([field(words.silentDays).value, inputs('reminders.set').length]).toEqual([
    String(DEFAULT_REMINDER_SETTINGS.silentDays),
    1,
  ])
  await unmount()
})

test('further reminders rise and go out before the deadline', () => {
  expect(daysFromTyped('3、6', 7)).toEqual([3, 6])
  expect(daysFromTyped('', 7)).toEqual([])
  expect(['6, 3', '3, 7', '0', '3, x', '1 2 3 4 5 6'].map((each) => daysFromTyped(each, 7))).toEqual(
    Array(5).fill(undefined),
  )
})

test('what would hold for a request is said, and days that are not before a shorter deadline say so', async () => {
  const { page, field, alerts, unmount } = await theSection((settings) => ({ settings, proposed: false }))
  const says = (text: string) =>
    [...page.querySelectorAll('[role=status]')].some(({ textContent }) => textContent?.includes(text))
  const [third, sixth] = [3, 6].map((days) =>
    copy.instants.day(new Date(Date.now() + days * 24 * 60 * 60_000).toISOString()),
  )
  expect(says(words.reminded([third, sixth].join(words.between)))).toBe(true)
  await typeInto(field(words.deadlineDays), '6')
  expect([alerts(), buttonOf(page, words.save)?.disabled]).toEqual([
    [words.problems.remindAgainDays(MAX_FURTHER_REMINDERS)],
    true,
  ])
  await typeInto(field(words.remindAgainDays), '')
  expect([says(words.remindedOnce), alerts(), buttonOf(page, words.save)?.disabled]).toEqual([true, [], false])
  await unmount()
})
