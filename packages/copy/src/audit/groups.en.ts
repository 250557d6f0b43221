import type { AuditActionGroup } from '@mimamori/policy/audit/audit-actions'

export const groups: Readonly<Record<AuditActionGroup, string>> = {
  sign_in: 'Sign-in',
  people: 'People and access',
  cases: 'Cases',
  decisions: 'Decisions',
  withdrawals: 'Forced withdrawal',
  closings: 'Month close',
  models: 'Detection models',
  notices: 'Notices',
  mails: 'Report emails',
  delivery: 'Delivery',
  privacy: 'Personal data',
  responses: 'Member responses',
  reminders: 'Contact reminders',
  enquiries: 'Direct-deal enquiries',
  appeals: 'Appeals',
  reports: 'Reports',
  intake: 'Intake',
  standards: 'Account standards',
  settings: 'Settings and catalogue',
  audit: 'Audit log',
}
