import { SETTLING_HOURS } from '@mimamori/policy/people/eligibility-rules'
import type { setbacks as ja } from './setbacks.ja.ts'

export const setbacks: typeof ja = {
  newer: 'This text has a newer version. Open it to see the changes',
  changedTo: (at) => `The text changed on ${at}. Here’s what’s different.`,
  onHold: {
    proposer: 'Blocked because the proposer is no longer eligible. Stop it so someone else can propose it again.',
    approver: 'Blocked because the approver is no longer eligible. Someone else can approve it again or stop it.',
  },
  waitsAgain: {
    evidence: 'Evidence changed after approval, so it needs approval again. Open the changes, then approve.',
    person: 'It’s awaiting approval by someone else.',
  },
  state: 'Blocked',
  return: 'Return for approval',
  returned: 'Returned. Someone else can approve it.',
  refusals: {
    proposer_ineligible: `The proposer isn’t confirmed yet, or their account changed in the last ${SETTLING_HOURS} hours. Wait or send it back.`,
    evidence_newer: 'Some evidence has a newer version. Open it again to see the changes.',
    not_blocked: 'Nothing is blocking this.',
  },
}
