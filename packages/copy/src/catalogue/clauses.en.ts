import type { clauses as ja } from './clauses.ja.ts'

export const clauses: typeof ja = {
  'G-1': {
    title: 'Solicitation to multi-level marketing',
    text: 'A request that solicits someone to join a multi-level or network business or a similar scheme, including inviting them to a briefing, an interview or an outside site without saying what it is for.',
  },
  'G-2': {
    title: 'Stealth marketing',
    text: 'A request to present a product, a service or a site while hiding that it is advertising, or to post reviews or ratings whose content was decided in advance.',
  },
  'G-3': {
    title: "Breach of another service's terms",
    text: "A request for an act against the terms of use of another company's service: selling or lending accounts, buying followers or likes, passing a verification for someone else, forbidden automatic collection and the like.",
  },
  'G-4': {
    title: 'Exchange of contact details, direct dealing',
    text: 'A request to exchange contact details such as a phone number, an e-mail address or a chat ID before escrow, or to pay outside the site. An exchange of contact details after escrow is not covered (project format).',
  },
  'G-5': {
    title: 'Uncertain reward',
    text: 'A request whose reward depends on the result, such as a success fee, a commission or a referral fee, or whose reward is goods. The amount paid for the work must be fixed when the request is posted.',
  },
  'G-6': {
    title: 'Unpaid sample or trial',
    text: 'A request for a free sample or trial, including test writing, before an order is placed. Not covered when a reward is set for the sample or trial.',
  },
  'G-7': {
    title: 'Other breach',
    text: 'A request that may break the law, a single request whose content falls under several categories of violation, or any other breach of the terms of use.',
  },
}
