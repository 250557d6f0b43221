import { keys as en } from '@mimamori/copy/keys/en'
import { keys as ja } from '@mimamori/copy/keys/ja'
import { resolveKeys } from '@mimamori/policy/keys/default-key-bindings'
import { describe, expect, test } from 'vitest'
import { sheetGroupsOf } from './key-sheet-rows.ts'

const printed = resolveKeys({})
const names = (typed: string, copy = ja) =>
  sheetGroupsOf('moderator', copy, printed, typed).flatMap(({ rows }) => rows.map(({ name }) => name))

describe('filtering the key sheet', () => {
  test('a part of a name finds it, in either language and width', () => {
    expect(names('保留')).toEqual(['保留'])
    expect(names('ｱﾄﾞﾊﾞｲｽ')).toEqual(['アドバイスメール'])
    expect(names('SNOOZE', en)).toEqual(['Snooze'])
  })

  test('a key finds what it does', () => {
    expect(names('w')).toContain('警告')
    expect(names('g w')).toEqual(['強制退会'])
    expect(names('esc')).toEqual(['戻る'])
  })

  test('nothing typed shows every key, and what fits nothing shows none', () => {
    expect(names('').length).toBeGreaterThan(40)
    expect(names('zzz')).toEqual([])
  })

  test('an action without a key is found by its name', () => {
    const groups = sheetGroupsOf('moderator', ja, resolveKeys({ search: 'S' }), '保留')
    expect(groups.flatMap(({ rows }) => rows)).toEqual([{ name: '保留', keys: [] }])
  })
})
