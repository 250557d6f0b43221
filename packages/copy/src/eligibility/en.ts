import { SETTLING_HOURS, SMALL_DESK_HOURS } from '@mimamori/policy/people/eligibility-rules'
import { fullMonth } from '../instants/months.en.ts'
import type { eligibility as ja } from './ja.ts'

export const eligibility: typeof ja = {
  region: 'Desk notices',
  ownEligibility: {
    awaits_confirmation: (names) =>
      names === ''
        ? 'You haven’t been confirmed yet, and no lead can do it right now. Ask an admin.'
        : `You haven’t been confirmed by a lead yet. Ask ${names}.`,
    access_too_recent: (until) => `Your account changed recently. Wait until ${until}.`,
    consequence:
      'Until then, you can’t take part in decisions that need two people, such as forced withdrawals and looser settings.',
    earliest: (until) => `Earliest: ${until}.`,
    nameSeparator: ' or ',
  },
  fewLeads: {
    title: (n) => (n === 0 ? 'No eligible leads' : 'Only one eligible lead'),
    until: (at) =>
      `If this is still the case on ${at}, people become eligible ${SETTLING_HOURS} hours after an account change, without a lead’s confirmation. If you don’t expect this, tell the admins and leads.`,
    smallDeskNow: `People are now eligible ${SETTLING_HOURS} hours after an account change, without a lead’s confirmation.`,
    howToResolve: `To end this, invite a lead and have another lead confirm them. It ends ${SETTLING_HOURS} hours later.`,
  },
  setting: {
    title: {
      measures: (by) => `${by} proposed loosening settings that protect members`,
      money: (by) => `${by} proposed raising what one person can move alone`,
    },
    changes: {
      undoSeconds: (from, to) => `Undo: ${from} → ${to} seconds`,
      appealDays: (from, to) => `Appeals: ${from} → ${to} days`,
      holdMinutes: (from, to) => `Hold of withdrawals: ${from} → ${to} minutes`,
      withdrawalsAnHour: (from, to) => `Withdrawals an hour: ${from} → ${to}`,
      twoPeopleAboveYen: (from, to) => `Two people above: ¥${from} → ¥${to}`,
      aloneADayYen: (from, to) => `One person’s daily limit: ¥${from} → ¥${to}`,
    },
    changesAndDate: (changes, when) => `${changes}. ${when}`,
    waits: {
      measures: 'Takes effect when a lead approves.',
      money: 'Takes effect when another lead approves. Until then the current limit applies.',
    },
    byItself: (at) => `Takes effect when a lead approves, or on ${at} if there still aren’t enough leads.`,
    agree: 'Approve',
    agreed: 'Approved. The setting has changed.',
    refuse: 'Reject',
    refused: 'Rejected. The setting stays the same.',
    takeBack: 'Cancel proposal',
    tookBack: 'Proposal canceled. The setting stays the same.',
    emptyText: 'No settings waiting for approval.',
    openLabel: 'Review',
    refusals: {
      not_permitted: 'Only a lead can approve this.',
      own_proposal: 'This is your own proposal. Ask another lead.',
      proposer_gone: 'Whoever proposed this was disabled or changed roles. Reject it.',
      proposer_ineligible: 'Whoever proposed this isn’t eligible right now. Wait or reject it.',
      awaits_confirmation: 'You haven’t been confirmed yet. Ask another lead.',
      access_too_recent: `Your account changed in the last ${SETTLING_HOURS} hours, so you can’t do this yet.`,
    },
  },
  completableAlone: {
    closing: (by, month) => `${by} proposed closing ${fullMonth(month)}`,
    notice: (by, month) => `${by} requested approval to publish the ${fullMonth(month)} notice`,
    from: (at) =>
      `If there still aren’t enough leads on ${at}, one person can complete this. If you don’t expect this, tell the admins and leads.`,
    now: `${SMALL_DESK_HOURS} hours have passed, so one person can complete this. If you don’t expect this, tell the admins and leads.`,
    openLabel: 'Review',
  },
  approvals: {
    held: (n, at) =>
      n === 1
        ? `1 approved withdrawal goes out on ${at}.`
        : `${n} approved withdrawals on hold. The next one goes out on ${at}.`,
    blocked: (n) =>
      `${n === 1 ? '1 withdrawal is' : `${n} withdrawals are`} blocked because the proposer or approver is no longer eligible.`,
    openLabel: 'View list',
  },
  toConfirm: (n) =>
    n === 1 ? '1 colleague is waiting to be confirmed.' : `${n} colleagues are waiting to be confirmed.`,
  section: {
    title: 'Confirmations',
    lead: 'Only people confirmed by a lead can take part in decisions that need two people. A lead other than the inviter checks their identity in person or on a call.',
    people: 'Colleagues to confirm',
    settings: 'Settings to approve',
    columns: {
      alias: 'Alias',
      role: 'Role',
      invitedBy: 'Invited by',
      changed: 'Invited or changed',
      from: 'Eligible from',
    },
    byCommand: 'command line',
    confirm: 'Confirm',
    confirmQuestion: (alias, login) => `Have you checked that ${alias} (${login}) is who they say they are?`,
    confirmConsequence:
      'The audit log records your confirmation. It ends if their invitation, role or second factor changes.',
    done: (alias) => `${alias} confirmed`,
    cancel: 'Cancel',
    working: 'Working',
    emptyText: 'No colleagues waiting to be confirmed.',
    refusals: {
      own_account: 'You can’t confirm yourself. Ask another lead.',
      own_invitation: 'You invited this person. Another lead has to confirm them.',
      not_arrived: 'They haven’t signed in yet.',
      awaits_confirmation: `You need to be confirmed first. With no other lead, you can do this ${SMALL_DESK_HOURS} hours after everyone was told.`,
      access_too_recent: `Your account changed in the last ${SETTLING_HOURS} hours, so you can’t do this yet.`,
    },
  },
}
