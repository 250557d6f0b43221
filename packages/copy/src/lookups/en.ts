import type { lookups as ja } from './ja.ts'

export const lookups: typeof ja = {
  title: 'Look-up',
  asks: {
    email: 'Look up the member with this mail address',
    phone: 'Look up the member with this phone number',
  },
  reason: 'Reason for the look-up',
  reasons: {
    member_contact: 'A member got in touch',
    duplicate_accounts: 'Duplicate accounts',
    fraud_enquiry: 'Fraud enquiry',
    legal_request: 'Legal request',
    other: 'Other',
  },
  hint: 'Choosing a reason looks them up. The audit log keeps who looked, why, and whom they found. What you typed is stored nowhere.',
  limit: (units, hit, miss) => `${units} units an hour. A member found takes ${hit}, nobody found takes ${miss}.`,
  left: (left, of) => `${left} of ${of} units left`,
  nextAt: (time) => `some come back at ${time}`,
  looking: 'Looking them up',
  done: (reason) => `Looked up (${reason.toLowerCase()})`,
  none: 'No member has this mail address or phone number',
  noneNext: 'They are found only when the whole of it matches. Please check what you typed.',
  over: 'You have reached the limit for this hour',
  overNext: (time) => `You can look up again from ${time}. If it cannot wait, ask a lead.`,
  notPermitted: 'You cannot look members up by mail or phone',
  notPermittedNext: 'Only roles that may reveal personal data can. You can still search by member ID.',
  failed: 'The look-up did not work',
  mark: (n) => `Over the look-up limit, not looked into: ${n === '1' ? '1 person' : `${n} people`}`,
  entry: (reason) => `Look up: ${reason.toLowerCase()}`,
  entries: { email: 'member with this mail address', phone: 'member with this phone number' },
}
