export const ROLES = ['moderator', 'lead', 'admin'] as const
export type Role = (typeof ROLES)[number]

export const PERMISSIONS = [
  'cases.read',
  'cases.decide',
  'cases.lead',
  'decisions.undo_others',
  'catalogue.write',
  'audit.read_own',
  'audit.read_all',
] as const
export type Permission = (typeof PERMISSIONS)[number]

/**
 * Admins run people and settings and have no case rights. Leads do what moderators do, take what was escalated, pin,
 * answer for coverage, and see everyone's trail.
 */
const GRANTED: Readonly<Record<Role, readonly Permission[]>> = {
  moderator: ['cases.read', 'cases.decide', 'audit.read_own'],
  lead: [
    'cases.read',
    'cases.decide',
    'cases.lead',
    'decisions.undo_others',
    'catalogue.write',
    'audit.read_own',
    'audit.read_all',
  ],
  admin: ['audit.read_own', 'audit.read_all'],
}

export function may(role: Role, permission: Permission): boolean {
  return GRANTED[role].includes(permission)
}
