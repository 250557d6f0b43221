// @vitest-environment jsdom
import { keys } from '@mimamori/copy/keys/ja'
import { palette } from '@mimamori/copy/palette/ja'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import { createMemoryHistory, createRootRoute, createRoute, createRouter, RouterProvider } from '@tanstack/react-router'
import { Armchair } from 'lucide-react'
import type { ReactNode } from 'react'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { sheetGroupsOf } from '../../keys/key-sheet-rows.ts'
import { useKeyboard } from '../../keys/keys-provider.tsx'
import { render, until } from '../../parts/render.test-support.tsx'
import { onDesk } from '../../screens/desk.test-support.tsx'
import { NOT_PERMITTED, requireAccess, type ScreenInMenu } from '../../screens/route-guards.ts'
import { useGoPlaces } from '../desk-go-hint.tsx'
import ScreensMenuList from '../screens-menu-list.tsx'
import { useScreenEntries } from '../use-palette-entries.ts'

/** A screen that the desk does not have, as one would declare it; its name is in the words of the palette. */
const BREAK_ROOM = {
  access: 'cases.lead',
  menu: { id: 'break-room' as ScreenInMenu['id'], group: 'work', icon: Armchair, letter: 'H' },
} as const
const NAMES = palette.screens as unknown as Record<string, string>

type Found = { readonly entries: string[]; readonly afterGo: string[] }
let seen: Found | null = null

beforeEach(() => {
  NAMES['break-room'] = '休憩室'
  seen = null
})
afterEach(() => {
  delete NAMES['break-room']
})

function BesideTheRoom(): ReactNode {
  const entries = useScreenEntries().map(({ label }) => label)
  const groups = sheetGroupsOf('lead', keys, useKeyboard().keys.printed, '', useGoPlaces())
  const rows = groups.flatMap((group) => group.rows)
  const afterGo = rows.filter(({ keys: [first, then] }) => first === 'G' && then === 'H').map(({ name }) => name)
  seen = { entries, afterGo }
  return <ScreensMenuList onGo={() => undefined} />
}

/** What a person of this role sees at an address: the menu, or the heading. */
async function opened(role: Role, address: string) {
  const root = createRootRoute({ notFoundComponent: ({ data }) => <h1>{String(data)}</h1> })
  const start = createRoute({ getParentRoute: () => root, path: '/', component: BesideTheRoom })
  const room = createRoute({
    getParentRoute: () => root,
    path: '/break-room',
    beforeLoad: () => requireAccess(BREAK_ROOM)({ context: { me: { role } as never } }),
    staticData: { screen: BREAK_ROOM },
    component: () => <h1>お茶</h1>,
  })
  const history = createMemoryHistory({ initialEntries: [address] })
  const router = createRouter({ routeTree: root.addChildren([start, room]), history })
  const { page } = await render(onDesk({ me: { role } })(<RouterProvider router={router as never} />))
  await until(() => seen !== null || page.querySelector('h1') !== null)
  const menu = [...page.querySelectorAll('a')].map(({ textContent }) => textContent)
  return { menu, heading: page.querySelector('h1')?.textContent }
}

test('a declared screen is in the menu, the palette, the key sheet and at its address, for who may open it', async () => {
  expect((await opened('lead', '/')).menu).toEqual(['休憩室GH'])
  expect(seen?.entries).toContain('休憩室')
  expect(seen?.afterGo).toEqual(['休憩室'])
  expect((await opened('lead', '/break-room')).heading).toBe('お茶')
})

test('who may not open it finds it nowhere, and its address says that it is for others', async () => {
  expect((await opened('moderator', '/')).menu).toEqual([])
  expect(seen?.entries).not.toContain('休憩室')
  expect(seen?.afterGo).toEqual([])
  expect((await opened('moderator', '/break-room')).heading).toBe(NOT_PERMITTED)
})
