import type { Me } from '@mimamori/contract/staff/session'
import { TIMELINE_KINDS, type TimelineKind } from '@mimamori/policy/members/timeline'
import { may, type Permission } from '@mimamori/policy/staff/roles'
import { redirect } from '@tanstack/react-router'

/** Screens of cases are for those who may read cases; everybody else is taken to what they may see. */
export function readers({ context: { me } }: { context: { me: Me } }): void {
  if (!may(me.role, 'cases.read')) throw redirect({ to: '/admin/{-$section}' })
}

/** A screen for those who may do this; everybody else is taken to where they begin. */
export const onlyWith =
  (permission: Permission) =>
  ({ context: { me } }: { context: { me: Me } }): void => {
    if (!may(me.role, permission)) throw redirect({ to: '/' })
  }

const MONTH = /^20\d{2}-(0[1-9]|1[0-2])$/

/** The month an address names, as `2026-11`, when it names one. */
export const monthIn = ({ month }: Record<string, unknown>): { month?: string } =>
  typeof month === 'string' && MONTH.test(month) ? { month } : {}

/** A word of an address under its name, when there is one. */
export function wordOf<Name extends string>(search: Record<string, unknown>, name: Name): { [name in Name]?: string } {
  const word = search[name]
  return typeof word === 'string' && word !== '' ? ({ [name]: word } as { [name in Name]: string }) : {}
}

/** Of a member's timeline: what alone is shown. */
export function kindIn(search: Record<string, unknown>): { kind?: TimelineKind } {
  const kind = TIMELINE_KINDS.find((each) => each === search.kind)
  return kind ? { kind } : {}
}

/** Days from one to another, and the one that is open. */
export const daysIn = (search: Record<string, unknown>): { from?: string; to?: string; day?: string } => ({
  ...wordOf(search, 'from'),
  ...wordOf(search, 'to'),
  ...wordOf(search, 'day'),
})
