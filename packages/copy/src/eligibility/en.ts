import { SETTLING_HOURS, SMALL_DESK_HOURS } from '@mimamori/policy/people/eligibility-rules'
import { fullMonth } from '../instants/months.en.ts'
import type { eligibility as ja } from './ja.ts'

export const eligibility: typeof ja = {
  region: 'From the desk',
  ownEligibility: {
    awaits_confirmation: (names) =>
      names === ''
        ? 'No lead has confirmed you yet, and there is none who could. Ask an admin.'
        : `No lead has confirmed you yet. Ask ${names}.`,
    access_too_recent: (until) => `Your account changed lately. Wait until ${until}.`,
    consequence:
      'Until then you cannot take part in what two people decide, such as forced withdrawals and looser settings.',
    earliest: (until) => `The earliest is ${until}.`,
    nameSeparator: ' or ',
  },
  fewLeads: {
    title: (n) => (n === 0 ? 'There is no eligible lead' : 'There is only one eligible lead'),
    until: (at) =>
      `If this lasts until ${at}, people count ${SETTLING_HOURS} hours after their account changed, without a lead’s confirmation. If you do not know why, tell the admins and leads.`,
    smallDeskNow: `People now count ${SETTLING_HOURS} hours after their account changed, without a lead’s confirmation.`,
    howToResolve: `Invite a lead and have another lead confirm them: it ends ${SETTLING_HOURS} hours later.`,
  },
  setting: {
    title: (by) => `${by} proposes a setting that loosens the protection around forced withdrawals`,
    holdMinutes: (from, to) => `Hold ${from} → ${to} minutes`,
    withdrawalsAnHour: (from, to) => `Limit an hour ${from} → ${to}`,
    changesAndDate: (changes, when) => `${changes}. ${when}`,
    waits: 'It changes once a lead agrees.',
    byItself: (at) => `It changes once a lead agrees, or on ${at} if leads are still missing.`,
    agree: 'Agree',
    agreed: 'You agreed. The setting has changed.',
    refuse: 'Refuse',
    refused: 'Refused. The setting stays.',
    takeBack: 'Take the proposal back',
    tookBack: 'Taken back. The setting stays.',
    emptyText: 'No setting waits for a lead.',
    openLabel: 'Look at it',
    refusals: {
      not_permitted: 'Only a lead can agree.',
      own_proposal: 'You cannot agree to your own proposal.',
      proposer_gone: 'The admin who proposed it is disabled or has another role. Refuse it.',
      proposer_ineligible: 'The admin who proposed it is not eligible at the moment.',
      awaits_confirmation: 'You are not confirmed yourself. Ask another lead.',
      access_too_recent: `Your own account changed within the last ${SETTLING_HOURS} hours.`,
    },
  },
  completableAlone: {
    closing: (by, month) => `${by} proposes to close ${fullMonth(month)}`,
    notice: (by, month) => `${by} asks for the notice of ${fullMonth(month)} to be published`,
    from: (at) =>
      `If leads still are missing on ${at}, it can be completed by one person. If you do not know of it, tell the admins and leads.`,
    now: `The ${SMALL_DESK_HOURS} hours are over: it can be completed by one person. If you do not know of it, tell the admins and leads.`,
    openLabel: 'Look at it',
  },
  approvals: {
    held: (n, at) =>
      n === 1
        ? `1 approved withdrawal goes out on ${at}.`
        : `${n} approved withdrawals are held. The next one goes out on ${at}.`,
    blocked: (n) =>
      `${n === 1 ? '1 withdrawal is' : `${n} withdrawals are`} kept from going out: the proposer or the approver is no longer eligible.`,
    openLabel: 'See the list',
  },
  toConfirm: (n) => (n === 1 ? '1 colleague waits to be confirmed.' : `${n} colleagues wait to be confirmed.`),
  section: {
    title: 'Confirmations',
    lead: 'Only people whom a lead has confirmed take part in what two people decide. A lead other than who invited them makes sure, in person or on a call.',
    people: 'Colleagues to confirm',
    settings: 'Setting to agree to',
    columns: {
      alias: 'Alias',
      role: 'Role',
      invitedBy: 'Invited by',
      changed: 'Invited or changed',
      from: 'Eligible from',
    },
    byCommand: 'command on the server',
    confirm: 'Confirm',
    confirmQuestion: (alias, login) => `Is ${alias} (${login}) the person you know?`,
    confirmConsequence:
      'Your confirmation is in the audit log under your name. It ends when their invitation, role or second factor changes.',
    done: (alias) => `${alias} is confirmed`,
    cancel: 'Cancel',
    working: 'One moment',
    emptyText: 'No colleague waits to be confirmed.',
    refusals: {
      own_account: 'You cannot confirm yourself.',
      own_invitation: 'You invited this person. Another lead confirms them.',
      not_arrived: 'They have not signed in yet.',
      awaits_confirmation: 'You have to be confirmed yourself first.',
      access_too_recent: `Your own account changed within the last ${SETTLING_HOURS} hours.`,
    },
  },
}
