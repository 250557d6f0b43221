import type { templates as ja } from './templates.ja.ts'

const CLAUSE = '[Clause] {{clause_title}}\n{{clause_text}}'
const ASK =
  'If anything is unclear, or if you disagree with this decision, please write to us through the contact page of the office. We will look at it again.\n\nThe office'
const AGAIN = 'If this happens again, you may no longer be able to use the site.'

/** See `templates.ja.ts` for the shape of a warning and of an advice mail. */
const warning = (found: string, next: string) =>
  `In what you posted about “{{job_title}}” we found ${found}\n\n${CLAUSE}\n\nWe have placed a warning on your account. ${next} ${AGAIN}\n\n${ASK}`

const advice = (found: string, next: string) =>
  `Thank you for using our site. What you posted about “{{job_title}}” contained ${found} Please mind the clause “{{clause_title}}”.\n\n${next}\n\nThis mail is advice, not a warning.\n\n${ASK}`

export const templates: typeof ja = {
  'warn.mlm': {
    title: 'Warning: multi-level marketing',
    text: warning(
      'wording that may solicit people to a multi-level or network business.',
      'Please stop soliciting at once, including invitations to briefings or interviews that do not say what they are for.',
    ),
  },
  'warn.stealth_marketing': {
    title: 'Warning: stealth marketing',
    text: warning(
      'a request for promotion that hides it is advertising, or for reviews whose content is already decided.',
      'Please stop recruiting for this work and tell those you have already asked that it is cancelled.',
    ),
  },
  'warn.external_terms': {
    title: "Warning: breach of another service's terms",
    text: warning(
      "a request for an act against the terms of use of another company's service.",
      'Please stop ordering or taking on this work. The outside accounts of those who do it may be suspended.',
    ),
  },
  'warn.direct_deal': {
    title: 'Warning: direct dealing',
    text: warning(
      'a request to exchange contact details before escrow or to pay outside the site.',
      'Please talk through the messages of this site and pay through escrow. If you have already exchanged contact details, please return to the messages of this site.',
    ),
  },
  'warn.uncertain_reward': {
    title: 'Warning: uncertain reward',
    text: warning(
      'conditions under which the reward is not fixed, such as a success fee or payment in goods.',
      'Please fix the amount paid for the work and post your request again. If someone is already working, please tell them the fixed amount.',
    ),
  },
  'warn.free_sample': {
    title: 'Warning: unpaid sample or trial',
    text: warning(
      'a request for a free sample or trial before an order is placed.',
      'Please stop asking for unpaid work, and set a reward for a sample or trial where you need one.',
    ),
  },
  'warn.other': {
    title: 'Warning: other breach',
    text: warning(
      'wording that may break the law or the terms of use (category: {{category}}).',
      'Please stop recruiting or corresponding about it.',
    ),
  },
  'hide_warn.direct_deal': {
    title: 'Hide + warning: direct dealing',
    text: `In what you posted about “{{job_title}}” we found a request to exchange contact details before escrow or to pay outside the site.\n\n${CLAUSE}\n\nWe have therefore hidden the post and placed a warning on your account. You may post it again without contact details or invitations elsewhere; please talk through the messages of this site and pay through escrow. ${AGAIN}\n\n${ASK}`,
  },
  'hide_warn.mlm': {
    title: 'Hide + warning: multi-level marketing',
    text: `In what you posted about “{{job_title}}” we found wording that may solicit people to a multi-level or network business.\n\n${CLAUSE}\n\nWe have therefore hidden the post and placed a warning on your account. Please do not post the same content again or solicit people by message. ${AGAIN}\n\n${ASK}`,
  },
  'advice.mlm': {
    title: 'Advice mail: multi-level marketing',
    text: advice(
      'wording that may be taken for solicitation to multi-level marketing.',
      'Please avoid making income depend on signing up or introducing members, and avoid invitations to briefings whose purpose is unclear. Describe the work and the reward in concrete terms.',
    ),
  },
  'advice.stealth_marketing': {
    title: 'Advice mail: stealth marketing',
    text: advice(
      'wording that may be taken for promotion that hides it is advertising, or for reviews whose content is already decided.',
      'Where an article presents a product or a service, please ask for a visible label such as “PR” that says it is advertising. Reviews without experience, or with a rating you choose, may not be ordered.',
    ),
  },
  'advice.external_terms': {
    title: "Advice mail: breach of another service's terms",
    text: advice(
      "work that may be against the terms of use of another company's service.",
      'Please check the terms of use of the services the work relies on and leave out what they forbid. If you have permission, please say so in the request.',
    ),
  },
  'advice.direct_deal': {
    title: 'Advice mail: direct dealing',
    text: advice(
      'wording that may lead to an exchange of contact details before escrow, or to dealings outside the site.',
      'Until escrow, please use the messages of this site to talk and to pass on material. Escrow protects both sides from unpaid work and from work that ends halfway.',
    ),
  },
  'advice.uncertain_reward': {
    title: 'Advice mail: uncertain reward',
    text: advice(
      'wording that may be taken to mean that the reward is not fixed.',
      'Instead of conditions such as “depending on results” or “a percentage of sales”, please state the scope of the work and the amount paid for it. Goods alone may not be the reward.',
    ),
  },
  'advice.free_sample': {
    title: 'Advice mail: unpaid sample or trial',
    text: advice(
      'wording that may be taken as asking for a free sample or trial before an order is placed.',
      'To judge skills, please ask for earlier work or a portfolio, or set a reward for the sample or trial as well.',
    ),
  },
  'advice.other': {
    title: 'Advice mail: other breach',
    text: advice(
      'wording that may be against the law or the terms of use (category: {{category}}).',
      'Please check that wording, and describe the work, the conditions and the reward so that anyone can understand them. If you are in doubt, you can ask us before you post.',
    ),
  },
  hide: {
    title: 'Notice of hiding',
    text: `In what you posted about “{{job_title}}” we found wording that may be against the guideline (category: {{category}}).\n\n${CLAUSE}\n\nWe have therefore hidden the post. You may post it again without that content. If you have work in progress, please let the other side know.\n\n${ASK}`,
  },
  correction: {
    title: 'Request for correction',
    text: `We looked at “{{job_title}}” and found passages that we ask you to correct (category: {{category}}).\n\n${CLAUSE}\n\n[Passages to correct]\n{{passages}}\n\nPlease correct them by {{deadline}}. The suggested wording is an example; you may adapt it to your request. We will look at the corrected text again. If it is not corrected by then, we may hide the job.\n\n${ASK}`,
  },
  show: {
    title: 'Notice of showing again',
    text: `We have looked again at what you posted about “{{job_title}}” and taken back the hiding we told you about. The post is visible again; there is nothing you need to do.\n\nWe are sorry for the inconvenience while we were checking, and will keep working so that you can use the site with confidence.\n\n${ASK}`,
  },
  restrict: {
    title: 'Notice of restriction',
    text: `Looking at how you use the site, we found conduct that is against the guideline (category: {{category}}).\n\n${CLAUSE}\n\nWe have therefore restricted posting jobs, making proposals and sending messages. Work in progress can go on. We will tell you when the restriction is lifted. ${AGAIN}\n\n${ASK}`,
  },
  lift: {
    title: 'Notice that a restriction is lifted',
    text: `We have looked again at the restriction we told you about and lifted it. You can post jobs, make proposals and send messages again; there is nothing you need to do.\n\nPlease keep to the guideline from now on.\n\n${ASK}`,
  },
  withdraw: {
    title: 'Notice of forced withdrawal',
    text: `Looking at how you use the site, we found a serious breach after which you cannot go on using it (category: {{category}}).\n\n${CLAUSE}\n\nAfter two separate checks in the office we have ended your membership. Your posted jobs and proposals are no longer shown, and new dealings are not possible. We will write to you separately about work in progress and payments.\n\n${ASK}`,
  },
  reverse: {
    title: 'Notice of reversal',
    text: `We have looked again at the measure we told you about concerning “{{job_title}}” and taken it back. It is subtracted from your record and will not count against you. If a post was hidden by it, it is shown again; there is nothing you need to do.\n\nWe are sorry for the inconvenience.\n\n${ASK}`,
  },
}
