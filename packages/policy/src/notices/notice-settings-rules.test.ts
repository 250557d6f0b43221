import { expect, test } from 'vitest'
import {
  DEFAULT_NOTICE_SETTINGS,
  isNoticeAddress,
  noticeAddressOf,
  setNoticeSettings,
} from './notice-settings-rules.ts'

const admin = { id: 'admin', alias: 'admin', role: 'admin' } as const
const lead = { ...admin, role: 'lead' } as const
const answer = (changed: Partial<typeof DEFAULT_NOTICE_SETTINGS>, actor: Parameters<typeof setNoticeSettings>[1]) => {
  const verdict = setNoticeSettings({ ...DEFAULT_NOTICE_SETTINGS, ...changed }, actor)
  return verdict.ok ? 'ok' : verdict.refusal
}

test('counts are hidden from three on, so that hiding one does not tell it', () => {
  expect([0, 3, 5, 50].map((below) => answer({ below }, admin))).toEqual(['ok', 'ok', 'ok', 'ok'])
  expect([1, 2, 51, 3.5, -1].map((below) => answer({ below }, admin))).toEqual(Array(5).fill('setting_out_of_range'))
  expect(answer({}, lead)).toBe('not_permitted')
})

test('a notice is drafted on a day that every month has, or on none', () => {
  expect([null, 1, 28].map((draftDay) => answer({ draftDay }, admin))).toEqual(['ok', 'ok', 'ok'])
  expect([0, 29, 31, 1.5, -1].map((draftDay) => answer({ draftDay }, admin))).toEqual(
    Array(5).fill('draft_day_out_of_range'),
  )
})

test('the address of notices is a path or an http(s) URL that has the notice’s id in it', () => {
  const fine = [
    '/notices/{id}',
    '/{id}',
    '/help?notice={id}&lang=ja#{id}',
    'https://market.example/notices/{id}',
    'http://127.0.0.1:4311/notices/{id}/',
    'https://日本語.example/お知らせ/{id}',
  ]
  const flawed = [
    '',
    '/notices',
    'notices/{id}',
    '//market.example/{id}',
    '/\\market.example/{id}',
    'https:///{id}',
    'https://{id}.example/',
    'https://market.example/notices',
    'https://name:word@market.example/{id}',
    'https://market.example\\@other.example/{id}',
    'ftp://market.example/{id}',
    'javascript:/{id}',
    '/notices/{id} ',
    '/notices/{id}\u202e',
    '/notices/{id}"onclick="x',
    '/notices/{id}/{name}',
    `/${'a'.repeat(500)}{id}`,
  ]
  expect(fine.filter((address) => !isNoticeAddress(address))).toEqual([])
  expect(flawed.filter(isNoticeAddress)).toEqual([])
  expect(answer({ address: '//market.example/{id}' }, admin)).toBe('notice_address_flawed')
})

test('the id of a notice stands wherever its address has it', () => {
  const address = 'https://market.example/n/{id}?again={id}'
  expect(noticeAddressOf({ ...DEFAULT_NOTICE_SETTINGS, address }, '$&-1')).toBe(
    'https://market.example/n/%24%26-1?again=%24%26-1',
  )
})
