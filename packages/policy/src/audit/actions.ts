/**
 * Everything the audit log can say that somebody did, in the groups it is filtered by. A change that leaves a trace under
 * a code that is not here does not compile, and neither do words that miss one.
 */
export const ACTION_GROUPS = {
  sign_in: [
    'session.started',
    'session.raised',
    'session.refused',
    'session.unconfirmed',
    'access.denied',
    'session.ended',
    'sessions.ended',
    'session.revoked',
    'invitation.used',
    'factor.added',
    'factor.renamed',
    'factor.removed',
    'recovery.made',
    'recovery.used',
  ],
  people: [
    'staff.added',
    'staff.invited',
    'staff.linked',
    'staff.changed',
    'staff.disabled',
    'staff.enabled',
    'staff.password_changed',
  ],
  cases: [
    'case.opened',
    'case.joined',
    'case.placed_anew',
    'case.claimed',
    'case.reserved',
    'case.released',
    'case.lease_ended',
    'case.signed_out',
    'case.snoozed',
    'case.woken',
    'case.escalated',
    'case.sent_back',
    'case.raised',
    'case.pinned',
    'case.unpinned',
    'note.added',
  ],
  audit: ['audit.head_signed', 'audit.exported'],
  decisions: ['case.decided', 'decision.undone', 'decision.stands', 'decision.reversed'],
  delivery: [
    'delivery.delivered',
    'delivery.retrying',
    'delivery.dead',
    'delivery.redelivered',
    'delivery.interrupted',
    'endpoint.disabled',
    'endpoint.enabled',
  ],
  privacy: [
    'member.revealed',
    'member.looked_up',
    'incident.asked',
    'incident.exported',
    'member.erased',
    'erasures.purged',
    'retention.ran',
  ],
  intake: ['content.told', 'content.facts_changed', 'member.told', 'report.filed', 'reports.gathered'],
  reports: ['reports.invalidated', 'reports.restored'],
  appeals: ['appeal.filed', 'appeal.refused', 'appeal.decided', 'appeal.undone', 'appeal.stands'],
  settings: [
    'retention.set',
    'measures.set',
    'api_key.added',
    'api_key.replaced',
    'api_key.revoked',
    'catalogue.added',
    'view.saved',
    'view.removed',
    'seal.pinned',
    'seal.replaced',
  ],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type ActionGroup = keyof typeof ACTION_GROUPS
export type ActionCode = (typeof ACTION_GROUPS)[ActionGroup][number]

export const GROUPS = Object.keys(ACTION_GROUPS) as [ActionGroup, ...ActionGroup[]]
