import type { revisedTemplates as ja } from './revised-templates.ja.ts'

const CLAUSE = '[Clause] {{clause_title}}\n{{clause_text}}'
const GREETING = 'Thank you for using our service.'
const ASK =
  'If you have a question, or would like us to review this decision, please contact us through the help desk. We will look at it again.\n\nThe committee'
const AGAIN = 'If something similar happens again, you may no longer be able to use the service.'

/** See `revised-templates.ja.ts` for the shape of a warning and of an advice mail. */
const warning = (found: string, next: string, done = 'we have issued a warning.') =>
  `${GREETING}\nWe reviewed “{{job_title}}” and found ${found}\n\n${CLAUSE}\n\nFor this reason, ${done}\n${next} ${AGAIN}\n\n${ASK}`

const advice = (found: string, next: string) =>
  `${GREETING}\nWe reviewed “{{job_title}}” and found ${found} This relates to “{{clause_title}}”, so we would like to offer some guidance.\n\n${next}\n\nThis is guidance, not a warning.\n\n${ASK}`

const HIDDEN_AND_WARNED = 'we have hidden the post and issued a warning.'

export const revisedTemplates: typeof ja = {
  'warn.mlm': {
    title: 'Warning: multi-level marketing',
    text: warning(
      'wording that may recruit people into multi-level marketing or a network business.',
      'From now on, please don’t recruit people, or invite them to briefings or interviews without saying what those are for. If any of your posted jobs has similar wording, please remove it as soon as possible.',
    ),
  },
  'warn.stealth_marketing': {
    title: 'Warning: stealth marketing',
    text: warning(
      'a request for promotion that isn’t labeled as advertising, or for reviews with content decided in advance.',
      'Please stop recruiting for this work as soon as possible, and tell anyone you have already hired that it is canceled.',
    ),
  },
  'warn.external_terms': {
    title: 'Warning: breach of another service’s terms',
    text: warning(
      'work that may breach the terms of another company’s service.',
      'Please stop ordering or accepting this work as soon as possible. People who do it may have their accounts on that service suspended.',
    ),
  },
  'warn.direct_deal': {
    title: 'Warning: direct dealing',
    text: warning(
      'wording that leads to exchanging contact details before escrow, or to payment outside the site.',
      'From now on, please communicate through the site’s messages and pay through escrow. If you have already exchanged contact details, please return to the site’s messages.',
    ),
  },
  'warn.uncertain_reward': {
    title: 'Warning: uncertain reward',
    text: warning(
      'terms that leave the reward open, such as a success fee or payment in goods.',
      'Please set a fixed amount for the work and post your job again. If someone has already started, please tell them the amount as soon as possible.',
    ),
  },
  'warn.free_sample': {
    title: 'Warning: unpaid sample or trial',
    text: warning(
      'a request for a free sample or trial before an order.',
      'Please don’t ask for unpaid work. If you need a sample or trial, set a reward for it before you post.',
    ),
  },
  'warn.other': {
    title: 'Warning: other breach',
    text: warning(
      'wording that may breach the law or our terms (category: {{category}}).',
      'Please stop recruiting for this work, or messaging about it, as soon as possible.',
    ),
  },
  'hide_warn.direct_deal': {
    title: 'Hide + warning: direct dealing',
    text: warning(
      'wording that leads to exchanging contact details before escrow, or to payment outside the site.',
      'You can post it again without contact details or outside links. From now on, please communicate through the site’s messages and pay through escrow.',
      HIDDEN_AND_WARNED,
    ),
  },
  'hide_warn.mlm': {
    title: 'Hide + warning: multi-level marketing',
    text: warning(
      'wording that may recruit people into multi-level marketing or a network business.',
      'Please don’t post the same content again or recruit people by message.',
      HIDDEN_AND_WARNED,
    ),
  },
  'advice.mlm': {
    title: 'Advice mail: multi-level marketing',
    text: advice(
      'wording that could be taken as recruiting into multi-level marketing.',
      'In your next job, please describe the work and the reward in concrete terms. Avoid making income depend on sign-ups or referrals, and avoid invitations to briefings with no stated purpose.',
    ),
  },
  'advice.stealth_marketing': {
    title: 'Advice mail: stealth marketing',
    text: advice(
      'wording that could be taken as asking for unlabeled advertising, or for reviews with content decided in advance.',
      'When you order content about a product or service, please ask for a visible label, such as “PR”, that shows it is advertising. Reviews by people who haven’t tried it, or with a rating you choose, can’t be ordered.',
    ),
  },
  'advice.external_terms': {
    title: 'Advice mail: breach of another service’s terms',
    text: advice(
      'work that may breach the terms of another company’s service.',
      'Please check the terms of the services the work relies on. In your next job, please leave out anything they forbid. If you have permission, please say so in the job.',
    ),
  },
  'advice.direct_deal': {
    title: 'Advice mail: direct dealing',
    text: advice(
      'wording that could lead to exchanging contact details before escrow, or to dealing outside the site.',
      'Until escrow is complete, please use the site’s messages to talk and share material. Escrow protects both sides from unpaid and unfinished work.',
    ),
  },
  'advice.uncertain_reward': {
    title: 'Advice mail: uncertain reward',
    text: advice(
      'wording that could be taken to mean the reward isn’t fixed.',
      'In your next job, please state the scope of the work and the amount you will pay, instead of terms such as “depending on results” or “a share of sales”. Goods alone can’t be the reward.',
    ),
  },
  'advice.free_sample': {
    title: 'Advice mail: unpaid sample or trial',
    text: advice(
      'wording that could be taken as asking for a free sample or trial before an order.',
      'To judge someone’s skills, please ask for past work or a portfolio, or set a reward for the sample or trial.',
    ),
  },
  'advice.other': {
    title: 'Advice mail: other breach',
    text: advice(
      'wording that may breach the law or our terms (category: {{category}}).',
      'In your next job, please describe the work, terms and reward so that anyone can understand them. If you aren’t sure, you can ask the help desk before you post.',
    ),
  },
  hide: {
    title: 'Notice of hiding',
    text: `${GREETING}\nWe reviewed “{{job_title}}” and found wording that may breach our guidelines (category: {{category}}).\n\n${CLAUSE}\n\nFor this reason, we have hidden the post.\nYou can post it again at any time without that content. If you have work in progress, please let the other party know soon.\n\n${ASK}`,
  },
  correction: {
    title: 'Request for correction',
    text: `${GREETING}\nWe reviewed “{{job_title}}” and found passages that we ask you to correct (category: {{category}}).\n\n${CLAUSE}\n\n[Passages to correct]\n{{passages}}\n\nPlease correct them by {{deadline}}. Any wording we suggest is only an example; feel free to adapt it to your job.\nWe will review the corrected text. If it isn’t corrected by then, we may hide the job.\n\n${ASK}`,
  },
  show: {
    title: 'Your post is visible again',
    text: `We reviewed our decision to hide your post about “{{job_title}}”, and we have reversed it. The post is visible again, and there is nothing you need to do.\n\nWe are sorry for the inconvenience and the worry.\n\n${ASK}`,
  },
  restrict: {
    title: 'Notice of restriction',
    text: `We reviewed how you use the service and found conduct that breaches our guidelines (category: {{category}}).\n\n${CLAUSE}\n\nFor this reason, we have restricted your account. You can’t post new jobs, make proposals or send messages for now. Work in progress can continue. We will let you know when the restriction is lifted.\n${AGAIN}\n\n${ASK}`,
  },
  lift: {
    title: 'Your restriction is lifted',
    text: `We have lifted the restriction we wrote to you about. You can post jobs, make proposals and send messages again, and there is nothing you need to do.\n\nPlease keep to our guidelines from now on.\n\n${ASK}`,
  },
  withdraw: {
    title: 'Notice of forced withdrawal',
    text: `We reviewed how you use the service and found a serious breach of our guidelines (category: {{category}}). Because of it, you can no longer use the service.\n\n${CLAUSE}\n\nAfter two separate checks, we have ended your membership. Your jobs and proposals are no longer shown, and you can’t start new work. We will write to you separately about work in progress and payments.\n\n${ASK}`,
  },
  reverse: {
    title: 'Notice of reversal',
    text: `We reviewed our earlier decision about “{{job_title}}”, and we have reversed it. It has been taken off your record and won’t count against you. If it hid a post, the post is visible again. There is nothing you need to do.\n\nWe are sorry for the inconvenience and the worry.\n\n${ASK}`,
  },
}
