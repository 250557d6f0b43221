export const ROLES = ['moderator', 'lead', 'approver', 'auditor', 'admin'] as const
export type Role = (typeof ROLES)[number]

export const PERMISSIONS = [
  'cases.read',
  'cases.decide',
  'cases.lead',
  'decisions.undo_others',
  'withdrawals.approve',
  'coverage.read',
  'closings.read',
  'closings.decide',
  'notices.read',
  'notices.decide',
  'breakdown.read',
  'breakdown.cases',
  'breakdown.export',
  'breakdown.note',
  'catalogue.write',
  'models.read',
  'models.decide',
  'reports.invalidate',
  'appeals.decide',
  'members.reveal',
  'members.erase',
  'audit.read_own',
  'audit.read_all',
  'audit.export',
  'incidents.read',
  'deliveries.read',
  'deliveries.redeliver',
  'deliveries.manage',
  'people.manage',
  'people.confirm',
  'desk.manage',
  'clock.read',
  'desk.agree',
  'track_record.read',
  'rules.silence',
  'due_times.set',
  'ladder.set',
  'standards.read',
  'standards.decide',
] as const
export type Permission = (typeof PERMISSIONS)[number]

const MODERATOR_PERMISSIONS: readonly Permission[] = [
  'cases.read',
  'cases.decide',
  'reports.invalidate',
  'appeals.decide',
  'members.reveal',
  'audit.read_own',
  'deliveries.read',
  'deliveries.redeliver',
]

/**
 * Leads do what moderators do, take what was escalated, pin, answer for coverage, close months, publish notices, and see everyone's trail.
 * Approvers are moderators who may also be the second of two. Auditors read everything and change nothing. Admins run people and
 * settings; they have no case rights and see nobody's personal data. Source: the desk's rule of separated powers.
 */
const PERMISSIONS_BY_ROLE: Readonly<Record<Role, readonly Permission[]>> = {
  moderator: MODERATOR_PERMISSIONS,
  lead: [
    ...MODERATOR_PERMISSIONS,
    'cases.lead',
    'decisions.undo_others',
    'withdrawals.approve',
    'coverage.read',
    'closings.read',
    'closings.decide',
    'notices.read',
    'notices.decide',
    'breakdown.read',
    'breakdown.cases',
    'breakdown.export',
    'breakdown.note',
    'catalogue.write',
    'models.read',
    'models.decide',
    'audit.read_all',
    'audit.export',
    'incidents.read',
    'deliveries.manage',
    'clock.read',
    'people.confirm',
    'desk.agree',
    'track_record.read',
    'rules.silence',
    'due_times.set',
    'ladder.set',
    'standards.read',
    'standards.decide',
  ],
  approver: [...MODERATOR_PERMISSIONS, 'withdrawals.approve'],
  auditor: [
    'cases.read',
    'coverage.read',
    'closings.read',
    'notices.read',
    'breakdown.read',
    'breakdown.cases',
    'breakdown.export',
    'models.read',
    'audit.read_own',
    'audit.read_all',
    'audit.export',
    'incidents.read',
    'deliveries.read',
    'track_record.read',
    'standards.read',
  ],
  admin: [
    'closings.read',
    'notices.read',
    'breakdown.read',
    'audit.read_own',
    'audit.read_all',
    'members.erase',
    'deliveries.read',
    'deliveries.redeliver',
    'deliveries.manage',
    'people.manage',
    'desk.manage',
    'clock.read',
  ],
}

/** Does this role have this permission? */
export function may(role: Role, permission: Permission): boolean {
  return PERMISSIONS_BY_ROLE[role].includes(permission)
}

const DESK_PERMISSIONS: readonly Permission[] = [
  'people.manage',
  'people.confirm',
  'desk.manage',
  'desk.agree',
  'ladder.set',
]

/** Does this role have a say in the desk itself: its people, or its settings? */
export const managesDesk = (role: Role): boolean => DESK_PERMISSIONS.some((permission) => may(role, permission))
