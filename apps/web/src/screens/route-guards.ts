import type { Me } from '@mimamori/contract/staff/session-contract'
import { may, type Permission, type Role } from '@mimamori/policy/staff/role-permissions'
import { notFound } from '@tanstack/react-router'
import type { LucideIcon } from 'lucide-react'
import type { Messages } from '../i18n/messages.ts'

/** Groups of the menu. `work`: what waits outside the queues; `records`: figures and what the desk keeps a record of; `setup`: what is set. */
export const SCREEN_GROUPS = ['work', 'records', 'setup'] as const

/** A screen in the menu and the palette. */
export type ScreenInMenu = {
  /** its name in the words of the palette, and what else it is found by there */
  readonly id: keyof Omit<Messages['palette']['screens'], 'queue'>
  readonly group: (typeof SCREEN_GROUPS)[number]
  readonly icon: LucideIcon
  /** opens it after G */
  readonly letter?: string
}

export type DeskScreen = {
  /** who may open it; left out: everybody */
  readonly access?: Permission | ((role: Role) => boolean)
  readonly menu?: ScreenInMenu
}

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    screen?: DeskScreen
  }
}

/** May this role open this screen? */
export function mayOpen({ access }: DeskScreen, role: Role): boolean {
  if (access === undefined) return true
  return typeof access === 'function' ? access(role) : may(role, access)
}

/** Marks a `notFound()` of a screen that exists but that this role may not open. */
export const NOT_PERMITTED = 'not_permitted'

/** Route guard. Throws notFound with NOT_PERMITTED for a role that may not open the screen. */
export const requireAccess =
  (screen: DeskScreen): ((route: { context: { me: Me } }) => void) =>
  ({ context: { me } }) => {
    if (!mayOpen(screen, me.role)) throw notFound({ data: NOT_PERMITTED })
  }
