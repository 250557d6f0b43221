import { expect, test } from 'vitest'
import { groupEntries, matchEntries, type PaletteEntry, type PaletteGroup } from './palette-matching.ts'

const entry = (group: PaletteGroup, label: string, more: Partial<PaletteEntry> = {}): PaletteEntry => ({
  id: label,
  group,
  label,
  run: () => undefined,
  ...more,
})

const all = [
  entry('screens', '監査ログ'),
  entry('actions', 'アドバイスメール'),
  entry('actions', '修正依頼'),
  entry('actions', 'Request a correction'),
  entry('people', '佐藤', { detail: '担当者' }),
  entry('recent', 'アンケート回答のお仕事', { detail: '#412' }),
]
const labels = (typed: string) => matchEntries(all, typed).map(({ label }) => label)

test('with nothing typed everything is there, group by group', () => {
  expect(groupEntries(matchEntries(all, '')).map(({ group }) => group)).toEqual([
    'actions',
    'recent',
    'screens',
    'people',
  ])
})

test('a few letters of a name find it, in Japanese and in English', () => {
  expect(labels('監査')[0]).toBe('監査ログ')
  expect(labels('修依')[0]).toBe('修正依頼')
  expect(labels('req cor')[0]).toBe('Request a correction')
  expect(labels('佐')[0]).toBe('佐藤')
  expect(labels('412')[0]).toBe('アンケート回答のお仕事')
})

test('a screen is found by its reading, in kana of both kinds and in Latin letters', () => {
  const screens = [
    entry('screens', '巡回ページ', { id: 'patrol-page' }),
    entry('screens', '審査キュー 保留', { id: 'snoozed' }),
    entry('screens', '監査ログ', { id: 'audit' }),
  ]
  const first = (typed: string) => matchEntries(screens, typed)[0]?.id
  expect([first('junkai'), first('じゅんかい'), first('ジュンカイ')]).toEqual(Array(3).fill('patrol-page'))
  expect([first('horyu'), first('horyuu'), first('ほりゅう')]).toEqual(Array(3).fill('snoozed'))
  expect(first('kansa')).toBe('audit')
})

test('half-width kana and wide letters of a Japanese keyboard find the same', () => {
  expect(labels('ｱﾄﾞﾊﾞｲｽ')[0]).toBe('アドバイスメール')
  expect(labels('ＲＥＱＵＥＳＴ')[0]).toBe('Request a correction')
})

test('what fits nothing finds nothing, but what was made for the text is there', () => {
  expect(labels('zzzz')).toEqual([])
  const asked = entry('cases', '#9 別の案件', { fromQuery: true })
  const search = entry('search', '「zzzz」を検索', { fromQuery: true })
  expect(matchEntries([search, ...all, asked], 'zzzz').map(({ label }) => label)).toEqual([
    '#9 別の案件',
    '「zzzz」を検索',
  ])
})
