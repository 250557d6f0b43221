// @vitest-environment jsdom
import { paletteAliases } from '@mimamori/copy/palette/aliases'
import { palette as en } from '@mimamori/copy/palette/en'
import { palette as ja } from '@mimamori/copy/palette/ja'
import { ROLES, type Role } from '@mimamori/policy/staff/role-permissions'
import { isNotFound } from '@tanstack/react-router'
import { describe, expect, test } from 'vitest'
import { GO_KEYS } from '../../keys/key-intent.ts'
import { mayOpen } from '../../screens/route-guards.ts'
import { SCREENS } from '../screens.ts'

const screens = SCREENS.flatMap(({ options }) => {
  const { path, staticData, beforeLoad } = options as {
    path: string
    staticData?: { screen?: Parameters<typeof mayOpen>[0] }
    beforeLoad?: (route: object) => void
  }
  return staticData?.screen ? [{ path, screen: staticData.screen, beforeLoad }] : []
})
const inMenu = screens.flatMap(({ screen: { menu } }) => (menu ? [menu] : []))
const addressesOf = (role: Role) => screens.filter(({ screen }) => mayOpen(screen, role)).map(({ path }) => path)

describe('the screens of the desk', () => {
  test('each in the menu has a name in both languages and is found by its reading', () => {
    for (const { id } of inMenu) expect([ja.screens[id], en.screens[id], paletteAliases[id]]).not.toContain(undefined)
  })

  test('each has a name and a letter of its own', () => {
    const letters = [...inMenu.flatMap(({ letter = [] }) => letter), ...Object.keys(GO_KEYS).map((key) => key.slice(3))]
    expect(new Set(letters).size).toBe(letters.length)
    expect(new Set(inMenu.map(({ id }) => id)).size).toBe(inMenu.length)
  })

  test('one that a role may not open is not in its menu, and its address says so', () => {
    for (const role of ROLES)
      for (const { path, screen, beforeLoad } of screens) {
        const opens = () => beforeLoad?.({ context: { me: { role } } })
        if (mayOpen(screen, role)) expect(opens, `${role} ${path}`).not.toThrow()
        else expect(opens, `${role} ${path}`).toThrow(expect.toSatisfy(isNotFound))
      }
  })

  test('cases are for who reads cases, figures for leads, and administration for who manages the desk', () => {
    expect(addressesOf('moderator')).toContain('/review/$caseId')
    expect(addressesOf('moderator')).not.toContain('/breakdown')
    expect(addressesOf('moderator')).not.toContain('/breakdown/cases')
    expect(addressesOf('lead')).toEqual(expect.arrayContaining(['/breakdown', '/breakdown/cases', '/models']))
    expect(addressesOf('admin')).not.toContain('/review/$caseId')
    expect(addressesOf('admin')).toContain('/admin/{-$section}')
    expect(addressesOf('auditor')).toEqual(expect.arrayContaining(['/audit', '/settings']))
  })
})
