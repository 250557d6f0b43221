import { SETTLING_HOURS, SMALL_DESK_HOURS } from '@mimamori/policy/people/eligibility-rules'
import { fullMonth, MONTHS } from '../instants/months.en.ts'
import { toTokyoTime } from '../instants/tokyo-time.ts'
import type { closings as ja } from './ja.ts'

const decisions = (n: string) => (n === '1' ? '1 decision has' : `${n} decisions have`)

export const closings: typeof ja = {
  title: 'Month close',
  lead: 'Once a month is over, a lead freezes its figures and proposes to close it; another lead approves. Closed figures do not change.',
  months: 'Choose a month',
  month: fullMonth,
  states: {
    running: 'Running',
    over: 'Not closed',
    proposed: 'Awaits approval',
    closed: 'Closed',
    differs: 'Changed since',
  },
  revision: (n) => `Revision ${n}`,
  failed: 'The closing of this month could not be loaded',
  failedKept: 'What was closed is safe at the desk.',
  retry: 'Load again',
  loading: 'Loading the closing of this month',
  failedTo: (why) => `It was not done. ${why}`,

  running: (from) => {
    const { month, day } = toTokyoTime(from)
    return `This month is not over yet. It can be closed from ${day} ${MONTHS[month - 1]} on (Japan time).`
  },
  over: 'This month is over. Its figures have not been closed yet.',
  proposed: 'It waits for the approval of another lead.',
  proposedOwn: 'You proposed this. It waits for the approval of another lead.',
  aloneFrom: (at) =>
    `If there still are too few eligible leads on ${at}, you can close it alone. Everybody with a role is told of your proposal.`,
  aloneNow: `There are too few eligible leads and ${SMALL_DESK_HOURS} hours have passed, so you can close it alone. The audit log will say so.`,
  aloneInstead: 'Once a second lead is invited and confirmed, they can approve it instead.',
  approveAlone: 'Close it alone',
  alone: `Closed alone, ${SMALL_DESK_HOURS} hours after everybody was told`,
  closed: (n) => `It is closed as revision ${n}.`,
  same: 'No figure has changed since it was closed.',
  since: (n) => `${decisions(n)} changed since it was closed`,
  sinceNext: 'What was closed stays as it is. Propose a revision, with a reason, for what has changed.',
  changed: (n) => `${decisions(n)} changed since this was proposed`,
  changedNext: 'It cannot be approved like this. Take it back or send it back, and propose it anew.',
  figure: (target, category) => `${target} · ${category}`,
  wasNow: (was, now) => `${was} to ${now}`,
  otherFigures: 'The counts of the categories are the same; other figures have changed.',

  unfinished: (n) => `Unfinished cases that arrived in this month: ${n}`,
  noUnfinished: 'Every case that arrived in this month is finished.',
  unfinishedNote: 'They do not keep anybody from closing. What is decided later counts in the month it is decided in.',
  unfinishedThen: (n) => `Unfinished cases when it was proposed: ${n}`,
  unfinishedFirst: (shown, of) => `The oldest ${shown} of ${of}.`,

  figures: 'Counts by category',
  category: 'Category',
  total: 'Total',
  hash: (short) => `SHA-256 ${short}…`,
  altered: 'The stored figures do not match their hash. Somebody may have been at the database. Please tell an admin.',
  intact: 'Matches its hash and the audit log',
  proposer: 'Proposed',
  approver: 'Approved',
  reasonOf: 'Why it was revised',
  revisions: 'Closed revisions',
  noRevisions: 'It has not been closed yet.',
  show: 'Show figures',

  propose: 'Propose to close',
  proposeNext: (month) =>
    `This freezes the figures of ${month} as they are now. It is closed once another lead approves.`,
  proposedDone: (month) => `You proposed to close ${month}. Another lead has to approve.`,
  revise: 'Propose a revision',
  reviseTitle: 'Why it is revised',
  reviseNext: (n) => `This freezes the figures of now as revision ${n}. Earlier revisions stay and can be read.`,
  approve: 'Approve and close',
  approved: (month, n) => `${month} is closed as revision ${n}.`,
  sendBack: 'Send back',
  sendBackTitle: 'Why it is sent back',
  sendBackNext: 'Whoever proposed it will read this. Nothing is closed.',
  sentBack: 'The proposal was sent back.',
  takeBack: 'Take the proposal back',
  tookBack: 'The proposal was taken back.',
  dropped: { sent_back: 'The last proposal was sent back', taken_back: 'The last proposal was taken back' },
  reason: 'Reason',
  reasonHint: 'It stays on record. Please write no names or contact details of members',
  reasonNeeded: 'Please say why.',
  sending: 'Sending',

  refusals: {
    month_not_over: 'A month cannot be closed before it is over.',
    closing_pending: 'A proposal awaits approval. Approve it, send it back or take it back first.',
    nothing_changed: 'Nothing has changed since it was closed, so there is nothing to revise.',
    figures_changed: 'Figures have changed since this was proposed. Take it back or send it back, and propose it anew.',
    snapshot_altered: 'The frozen figures do not match their hash. Send it back, and tell an admin.',
    own_proposal: 'You cannot approve or send back what you proposed. Another lead has to.',
    proposer_gone: 'Whoever proposed this is no lead any more. Send it back, and propose it anew.',
    proposer_ineligible: `Whoever proposed this is not confirmed yet, or their account changed within the last ${SETTLING_HOURS} hours. Wait, or send it back.`,
    proposal_over: 'This proposal has been approved, sent back or taken back already.',
  },
}
