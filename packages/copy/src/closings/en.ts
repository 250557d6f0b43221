import { SETTLING_HOURS, SMALL_DESK_HOURS } from '@mimamori/policy/people/eligibility-rules'
import { fullMonth, MONTHS } from '../instants/months.en.ts'
import { toTokyoTime } from '../instants/tokyo-time.ts'
import type { closings as ja } from './ja.ts'

const decisions = (n: string) => (n === '1' ? '1 decision has' : `${n} decisions have`)

export const closings: typeof ja = {
  title: 'Month close',
  lead: 'After a month ends, a lead proposes to close it and another lead approves. Closed figures never change.',
  months: 'Choose a month',
  month: fullMonth,
  states: {
    running: 'In progress',
    over: 'Not closed',
    proposed: 'Awaiting approval',
    closed: 'Closed',
    differs: 'Changed since close',
  },
  revision: (n) => `Revision ${n}`,
  failed: 'Couldn’t load this month',
  failedKept: 'Closed figures are safe. Check your connection and try again.',
  retry: 'Try again',
  loading: 'Loading month close',
  failedTo: (why) => `Couldn’t do that. ${why}`,

  running: (from) => {
    const { month, day } = toTokyoTime(from)
    return `This month isn’t over yet. It can be closed from ${day} ${MONTHS[month - 1]} (Japan time).`
  },
  over: 'This month is over but not closed yet.',
  proposed: 'Waiting for another lead’s approval.',
  proposedOwn: 'You proposed this. It’s waiting for another lead’s approval.',
  aloneFrom: (at) =>
    `If there still aren’t enough eligible leads on ${at}, you can close it alone. Everyone at the desk has been notified of your proposal.`,
  aloneNow: `There aren’t enough eligible leads and ${SMALL_DESK_HOURS} hours have passed, so you can close it alone. The audit log will record this.`,
  aloneInstead: 'Or invite and confirm a second lead to approve it.',
  approveAlone: 'Close alone',
  alone: `Closed alone, ${SMALL_DESK_HOURS} hours after everyone was notified`,
  closed: (n) => `Closed as revision ${n}.`,
  same: 'No changes since it was closed.',
  since: (n) => `${decisions(n)} changed since it was closed`,
  sinceNext: 'Closed figures stay as they are. Propose a revision to include these changes.',
  changed: (n) => `${decisions(n)} changed since this was proposed`,
  changedNext: 'It can’t be approved now. Cancel it or send it back, then propose it again.',
  figure: (target, category) => `${target} · ${category}`,
  wasNow: (was, now) => `${was} → ${now}`,
  otherFigures: 'Category counts are the same, but other figures changed.',

  unfinished: (n) => `Open cases from this month: ${n}`,
  noUnfinished: 'Every case from this month is closed.',
  unfinishedNote: 'You can close the month anyway. Later decisions count in the month they’re made.',
  unfinishedThen: (n) => `Open cases when proposed: ${n}`,
  unfinishedFirst: (shown, of) => `Showing the oldest ${shown} of ${of}.`,

  figures: 'Counts by category',
  category: 'Category',
  total: 'Total',
  hash: (short) => `SHA-256 ${short}…`,
  altered: 'The stored figures don’t match their hash. Someone may have changed the database. Tell an admin.',
  intact: 'Matches its hash and the audit log',
  proposer: 'Proposed',
  approver: 'Approved',
  reasonOf: 'Reason for revision',
  revisions: 'Closed revisions',
  noRevisions: 'Not closed yet.',
  show: 'Show figures',

  propose: 'Propose close',
  proposeNext: (month) => `This freezes the current figures for ${month}. The month closes when another lead approves.`,
  proposedDone: (month) => `You proposed closing ${month}. Another lead needs to approve.`,
  revise: 'Propose revision',
  reviseTitle: 'Reason for revision',
  reviseNext: (n) => `This freezes the current figures as revision ${n}. Earlier revisions stay available.`,
  approve: 'Approve and close',
  approved: (month, n) => `${month} closed as revision ${n}.`,
  sendBack: 'Send back',
  sendBackTitle: 'Reason for sending back',
  sendBackNext: 'The proposer will see this. Nothing is closed.',
  sentBack: 'Proposal sent back.',
  takeBack: 'Cancel proposal',
  tookBack: 'Proposal canceled.',
  dropped: { sent_back: 'The last proposal was sent back', taken_back: 'The last proposal was canceled' },
  reason: 'Reason',
  reasonHint: 'Kept on record. Don’t include members’ names or contact details',
  reasonNeeded: 'Enter a reason.',
  sending: 'Sending',

  refusals: {
    month_not_over: 'You can’t close a month before it’s over.',
    closing_pending: 'A proposal is awaiting approval. Approve, send back or cancel it first.',
    nothing_changed: 'Nothing changed since it was closed, so there’s nothing to revise.',
    figures_changed: 'The figures changed since this was proposed. Cancel it or send it back, then propose it again.',
    snapshot_altered: 'The frozen figures don’t match their hash. Send it back and tell an admin.',
    own_proposal: 'You can’t approve or send back your own proposal. Another lead has to.',
    proposer_gone: 'The proposer is no longer a lead. Send it back and propose it again.',
    proposer_ineligible: `The proposer isn’t confirmed yet, or their account changed in the last ${SETTLING_HOURS} hours. Wait or send it back.`,
    proposal_over: 'This proposal was already approved, sent back or canceled.',
  },
}
