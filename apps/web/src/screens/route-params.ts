import type { Me } from '@mimamori/contract/staff/session-contract'
import { TIMELINE_KINDS, type TimelineKind } from '@mimamori/policy/members/timeline-kinds'
import { may, type Permission, type Role } from '@mimamori/policy/staff/role-permissions'
import { notFound } from '@tanstack/react-router'

type Opening = { context: { me: Me } }

/** Why an address leads to no screen, though there is one */
export const NOT_PERMITTED = 'not_permitted'

/** A screen for those who may: everybody else is told that it is not for them. */
export const requireRole =
  (allowed: (role: Role) => boolean): (({ context: { me } }: Opening) => void) =>
  ({ context: { me } }: Opening): void => {
    if (!allowed(me.role)) throw notFound({ data: NOT_PERMITTED })
  }

export const requirePermission = (permission: Permission): (({ context: { me } }: Opening) => void) =>
  requireRole((role) => may(role, permission))

/** Screens of cases are for those who may read cases. */
export const requireCaseReader = requirePermission('cases.read')

const MONTH_PATTERN = /^20\d{2}-(0[1-9]|1[0-2])$/

/** The month an address names, as `2026-11`, when it names one. */
export const monthParam = ({ month }: Record<string, unknown>): { month?: string } =>
  typeof month === 'string' && MONTH_PATTERN.test(month) ? { month } : {}

/** A word of an address under its name, when there is one. */
export function textParam<Name extends string>(
  search: Record<string, unknown>,
  name: Name,
): { [name in Name]?: string } {
  const word = search[name]
  return typeof word === 'string' && word !== '' ? ({ [name]: word } as { [name in Name]: string }) : {}
}

/** Of a member's timeline: what alone is shown. */
export function timelineKindParam(search: Record<string, unknown>): { kind?: TimelineKind } {
  const kind = TIMELINE_KINDS.find((each) => each === search.kind)
  return kind ? { kind } : {}
}

/** Days from one to another, and the one that is open. */
export const dayRangeParams = (search: Record<string, unknown>): { from?: string; to?: string; day?: string } => ({
  ...textParam(search, 'from'),
  ...textParam(search, 'to'),
  ...textParam(search, 'day'),
})
