import { keys as en } from '@mimamori/copy/keys/en'
import { keys as ja } from '@mimamori/copy/keys/ja'
import { resolveKeys } from '@mimamori/policy/keys/default-key-bindings'
import { ROLES, type Role } from '@mimamori/policy/staff/role-permissions'
import { describe, expect, test } from 'vitest'
import { isKeyAllowed } from './declared-actions.ts'
import { sheetGroupsOf } from './key-sheet-rows.ts'

const printed = resolveKeys({})
const PLACES = [{ letter: 'W', name: '強制退会' }]
const names = (typed: string, copy = ja) =>
  sheetGroupsOf('moderator', copy, printed, typed, PLACES).flatMap(({ rows }) => rows.map(({ name }) => name))

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

describe('the key sheet of a role', () => {
  const groupsOf = (role: Role) => sheetGroupsOf(role, en, printed, '')
  const rowsOf = (role: Role) => groupsOf(role).flatMap(({ rows }) => rows.map(({ name }) => name))

  test('lists no key that decides for those who decide nothing', () => {
    for (const role of ['auditor', 'admin'] as const) {
      expect(groupsOf(role).map(({ name }) => name)).not.toContain(en.groups.decide)
      expect(rowsOf(role)).not.toContain(en.actions.claim)
    }
    expect(rowsOf('auditor')).toEqual(expect.arrayContaining([en.actions.diff, en.actions.wide, en.actions.table]))
  })

  test('lists the keys of leads for leads alone', () => {
    const hidden = ['pin', 'sendBack', 'table'] as const
    expect(hidden.filter((name) => isKeyAllowed('moderator', name))).toEqual([])
    expect(hidden.filter((name) => isKeyAllowed('lead', name))).toEqual(hidden)
    expect(isKeyAllowed('approver', 'sendBack')).toBe(true)
  })

  test('tells everybody how to move, to go back and to find this sheet', () => {
    const { next, open, go, sheet, ...others } = en.actions
    for (const role of ROLES)
      expect(rowsOf(role)).toEqual(expect.arrayContaining([next, open, others.escape, go, sheet]))
  })
})
