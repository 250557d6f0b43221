import type { lookups as ja } from './ja.ts'

export const lookups: typeof ja = {
  title: 'Lookup',
  asks: {
    email: 'Look up a member by this email',
    phone: 'Look up a member by this phone number',
  },
  reason: 'Reason for lookup',
  reasons: {
    member_contact: 'Member got in touch',
    duplicate_accounts: 'Duplicate accounts',
    fraud_enquiry: 'Fraud investigation',
    legal_request: 'Legal request',
    other: 'Other',
  },
  hint: 'Choose a reason to run the lookup. The audit log records who looked, why and who was found. Your search isn’t stored.',
  limit: (units, hit, miss) => `${units} units per hour. A match costs ${hit}, no match costs ${miss}.`,
  left: (left, of) => `${left} of ${of} units left`,
  nextAt: (time) => `more at ${time}`,
  looking: 'Looking up',
  done: (reason) => `Looked up (${reason.toLowerCase()})`,
  none: 'No member has this email or phone number',
  noneNext: 'Only exact matches are found. Check what you typed.',
  over: 'You’ve reached the hourly limit',
  overNext: (time) => `You can look up again from ${time}. If it’s urgent, ask a lead.`,
  notPermitted: 'You can’t look up members by email or phone',
  notPermittedNext: 'Only roles that can reveal personal data can. You can still search by member ID.',
  failed: 'The lookup failed',
  mark: (n) => `Over the lookup limit, not reviewed: ${n === '1' ? '1 person' : `${n} people`}`,
  entry: (reason) => `Look up: ${reason.toLowerCase()}`,
  entries: { email: 'member with this email', phone: 'member with this phone number' },
}
