// @vitest-environment jsdom
import { copy } from '@mimamori/copy/ja'
import { noticeSettings as words } from '@mimamori/copy/notices/settings.ja'
import { DEFAULT_NOTICE_SETTINGS } from '@mimamori/policy/notices/notice-settings-rules'
import { afterEach, expect, test, vi } from 'vitest'
import { fakeDesk } from '../api/fake-desk.test-support.ts'
import { announced, buttonOf, clickOn, typeInto, withKeys } from '../keys/page-keys.test-support.tsx'
import { render, until } from '../parts/render.test-support.tsx'
import { NoticeSettings } from './notice-settings.tsx'

afterEach(() => {
  vi.unstubAllGlobals()
})

const NOW = { ...DEFAULT_NOTICE_SETTINGS, draftDay: 3 }

async function theSettings(answer: (settings: object) => unknown) {
  const desk = fakeDesk({ 'notices.settings': () => NOW, 'notices.setSettings': answer })
  const { page, unmount } = await render(withKeys(<NoticeSettings />))
  await until(() => page.querySelector('form') !== null)
  const field = (label: string) => {
    const found = [...page.querySelectorAll('label')].find(({ textContent }) => textContent === label)
    return document.getElementById(found?.htmlFor ?? '') as HTMLInputElement
  }
  const alerts = () => [...page.querySelectorAll('[role=alert]')].map(({ textContent }) => textContent)
  const savable = () => !buttonOf(page, words.save)?.disabled
  return { ...desk, page, field, alerts, savable, unmount }
}

test('settings of notices are saved, and without a day no notice is drafted by itself', async () => {
  const { page, inputs, field, savable, unmount } = await theSettings((settings) => settings)
  expect(savable()).toBe(false)
  await typeInto(field(words.draftDay), '')
  await typeInto(field(words.address), ' https://example.jp/n/{id} ')
  await clickOn(page, words.save)
  await until(() => announced() === words.saved)
  expect(inputs('notices.setSettings')).toEqual([{ below: 5, draftDay: null, address: 'https://example.jp/n/{id}' }])
  // what the desk answered is what holds now
  expect([field(words.address).value, savable()]).toEqual(['https://example.jp/n/{id}', false])
  await unmount()
})

test('what cannot be set of notices says so at its field; a failure keeps what was typed', async () => {
  const { page, inputs, field, alerts, savable, unmount } = await theSettings(() => {
    throw new TypeError('gone')
  })
  await typeInto(field(words.below), '2')
  await typeInto(field(words.draftDay), '31')
  await typeInto(field(words.address), '/notices')
  const { setting_out_of_range, draft_day_out_of_range, notice_address_flawed } = words.problems
  expect([alerts(), savable()]).toEqual([[setting_out_of_range, draft_day_out_of_range, notice_address_flawed], false])
  await clickOn(page, words.reset)
  expect([alerts(), savable(), field(words.draftDay).value]).toEqual([[], true, ''])
  await typeInto(field(words.below), '8')
  await clickOn(page, words.save)
  await until(() => alerts().length > 0)
  expect([alerts(), field(words.below).value, announced()]).toEqual([[copy.errors.network], '8', ''])
  expect(inputs('notices.setSettings').length).toBe(1)
  await unmount()
})
