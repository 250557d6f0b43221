import type { Me } from '@mimamori/contract/staff/session-contract'
import { may, type Permission, type Role } from '@mimamori/policy/staff/role-permissions'
import { notFound } from '@tanstack/react-router'

type RouteContext = { context: { me: Me } }

/** Marks a `notFound()` of a screen that exists but that this role may not open. */
export const NOT_PERMITTED = 'not_permitted'

/** Route guard for roles that fulfil `allowed`. Throws notFound with NOT_PERMITTED for others. */
export const requireRoleWhere =
  (allowed: (role: Role) => boolean): ((route: RouteContext) => void) =>
  ({ context: { me } }) => {
    if (!allowed(me.role)) throw notFound({ data: NOT_PERMITTED })
  }

/** Route guard. Throws notFound with NOT_PERMITTED for a role without the permission. */
export const requirePermission = (permission: Permission): ((route: RouteContext) => void) =>
  requireRoleWhere((role) => may(role, permission))

/** Route guard of the screens that show cases. */
export const requireCaseReader = requirePermission('cases.read')
