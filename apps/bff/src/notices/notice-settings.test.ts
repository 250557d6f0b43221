import { DEFAULT_NOTICE_SETTINGS } from '@mimamori/policy/notices/notice-settings-rules'
import { noticeSettings } from '@mimamori/storage/notices/notice-reads'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openTestApp, person, type TestApp } from '../testing/test-app.ts'
import { refusalOf } from '../testing/test-decisions.ts'
import { changeNoticeSettings } from './notice-procedures.ts'

const ADMIN = person('admin', 'admin')

let testApp: TestApp
beforeEach(async () => {
  testApp = await openTestApp()
})
afterEach(() => testApp.close())

test('a desk that had only set its limit drafts no notice by itself, and its notices have the usual address', async () => {
  await testApp.rawSql(
    `INSERT INTO desk_settings (name, value, changed_at, changed_by) VALUES ('notices', '{"below":3}', '2026-11-01T00:00:00.000Z', 'admin')`,
  )
  expect(await noticeSettings(testApp.db)).toEqual({ below: 3, draftDay: null, address: '/notices/{id}' })
})

test('the settings are set whole or not at all, and the refusal names the field', async () => {
  const set = (changed: object) => changeNoticeSettings(testApp.app, ADMIN, { ...DEFAULT_NOTICE_SETTINGS, ...changed })
  const address = 'https://market.example/notices/{id}'
  expect(await refusalOf(set({ below: 3, draftDay: 29, address }))).toBe('draft_day_out_of_range')
  expect(await refusalOf(set({ below: 3, draftDay: 25, address: '//market.example/{id}' }))).toBe(
    'notice_address_flawed',
  )
  expect(await noticeSettings(testApp.db)).toEqual(DEFAULT_NOTICE_SETTINGS)
  await set({ below: 3, draftDay: 25, address })
  expect(await noticeSettings(testApp.db)).toEqual({ below: 3, draftDay: 25, address })
})
