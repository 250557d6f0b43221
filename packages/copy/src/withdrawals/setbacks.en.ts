import { SETTLING_HOURS } from '@mimamori/policy/people/eligibility-rules'
import type { setbacks as ja } from './setbacks.ja.ts'

export const setbacks: typeof ja = {
  newer: 'Its text has a newer version: open it to see what changed',
  changedTo: (at) => `The text changed on ${at}. This is what is different.`,
  onHold: {
    proposer:
      'It is kept from going out: the proposer is no longer eligible. Stop it, so that somebody else can propose it anew.',
    approver:
      'It is kept from going out: the approver is no longer eligible. Somebody else approves it anew, or stops it.',
  },
  waitsAgain: {
    evidence: 'Evidence changed after it was approved, so it waits again. Open what changed, and approve it anew.',
    person: 'It waits again, so that somebody else can approve it anew.',
  },
  state: 'Kept back',
  return: 'Let it wait for approval again',
  returned: 'It waits again. Somebody else can approve it.',
  refusals: {
    proposer_ineligible: `Whoever proposed this is not confirmed yet, or their account changed within the last ${SETTLING_HOURS} hours. Wait, or send it back.`,
    evidence_newer: 'Evidence has a newer version. Open it again and look at what changed.',
    not_blocked: 'Nothing keeps it from going out.',
  },
}
