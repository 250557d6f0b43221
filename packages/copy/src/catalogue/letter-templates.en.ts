import type { letterTemplates as ja } from './letter-templates.ja.ts'

const GREETING = 'Thank you for using our service.'
const OBJECT =
  'If you disagree with this decision, you can appeal. Our help pages say how and until when. If you have a question, please contact us through the help desk.\n\nThe committee'

/** See `letter-templates.ja.ts` for the shape of these letters. */
const asking = (done: string, means: string) =>
  `${GREETING}\nWe have reviewed your contact reminder request about “{{job_title}}”.\n\nWe asked the other side to get in touch by {{deadline}}, but saw no contact by then. For this reason, ${done}\n\n${means}\n\n${OBJECT}`

const silent = (done: string, means: string) =>
  `${GREETING}\nThe other side of “{{job_title}}” asked us to remind you to get in touch, and we asked you to do so by {{deadline}}. As we saw no contact by then, we reviewed the contract, and ${done}\n\n${means}\n\n${OBJECT}`

const NO_RATING = 'As you made the request, your rating isn’t affected.'
const RATING = 'That there was no contact by the deadline may be reflected in your rating.'
const PAID = 'the {{amount}} in escrow will be paid to the freelancer.'
const PAYMENT = 'The payment follows the rules of the service.'
const REFUNDED = 'the {{amount}} in escrow will be refunded to the client, and the project will be canceled.'
const REFUND = 'The refund follows the rules of the service.'
const CANCELLED = 'the project will be canceled.'
const NO_MONEY = 'No pay and no refund follow from this decision.'

const CONCERN = 'Thank you for telling us about this. We understand that it is worrying.'
const OUTSIDE =
  'Please note that direct deals outside the service are against its terms of use. What is agreed or paid outside isn’t protected by escrow, and we can’t see or verify it. For this reason, we are sorry that we can’t refund it or pay for the work. From now on, please keep messages and payments on the service.'
const ASK = 'If you have a question, please contact us through the help desk.\n\nThe committee'

const answer = (...parts: readonly string[]) => [CONCERN, ...parts, OUTSIDE, ASK].join('\n\n')

export const letterTemplates: typeof ja = {
  'reminder.asks.silent': {
    title: 'Reminder: to the silent side',
    text: `${GREETING}\nThe other side of “{{job_title}}” told us that they can’t reach you. Please send them a message on the service by {{deadline}}. Once you do, their request ends.\n\nIf there is no contact by then, we review the contract and decide about the payment or the cancellation of the project.\n\nIf you have been in touch already, please disregard this message. If you have a question, please contact us through the help desk.\n\nThe committee`,
  },
  'reminder.payment_confirmed.asking': {
    title: 'Confirm payment: to the requester',
    text: asking(PAID, `${PAYMENT} ${NO_RATING}`),
  },
  'reminder.payment_confirmed.silent': {
    title: 'Confirm payment: to the other party',
    text: silent(PAID, `${PAYMENT}\n${RATING}`),
  },
  'reminder.escrow_released.asking': {
    title: 'Refund escrow: to the requester',
    text: asking(REFUNDED, `${REFUND} ${NO_RATING}`),
  },
  'reminder.escrow_released.silent': {
    title: 'Refund escrow: to the other party',
    text: silent(REFUNDED, `${REFUND}\n${RATING}`),
  },
  'reminder.project_cancelled.asking': {
    title: 'Cancel project: to the requester',
    text: asking(CANCELLED, `${NO_MONEY} ${NO_RATING}`),
  },
  'reminder.project_cancelled.silent': {
    title: 'Cancel project: to the other party',
    text: silent(CANCELLED, `${NO_MONEY}\n${RATING}`),
  },
  'reminder.dismissed.asking': {
    title: 'No action: to the requester',
    text: `${GREETING}\nWe have reviewed your contact reminder request about “{{job_title}}”.\n\nWe asked the other side to get in touch by {{deadline}}, and also looked at what happened since. We have closed the request without a payment, a cancellation or any other step.\n\nThe contract and the escrow stay as they are, and this request affects nobody’s rating. Please keep working things out with the other side through messages on the service.\n\n${OBJECT}`,
  },
  'reminder.dismissed.silent': {
    title: 'No action: to the other party',
    text: `${GREETING}\nThe other side of “{{job_title}}” asked us to remind you to get in touch, and we asked you to do so by {{deadline}}. We also looked at what happened since, and have closed the request without a payment, a cancellation or any other step.\n\nThe contract and the escrow stay as they are, and this request affects nobody’s rating. Please keep working things out with the other side through messages on the service.\n\n${OBJECT}`,
  },
  'enquiry.found': {
    title: 'Found: measures follow',
    text: answer(
      'We looked into “{{job_title}}” and identified the other member. We will take the measures our guidelines call for. As they concern the other member, we don’t share what they are or when they are taken. Thank you for understanding.',
      'If the other side writes to you again, please don’t pay anything and don’t send personal details.',
    ),
  },
  'enquiry.checking': {
    title: 'Found: being checked',
    text: answer(
      'We looked into “{{job_title}}”, found a member who may be the other side, and are checking this now. It may take some days. We don’t share whether or which measures are taken. Thank you for understanding.',
      'If you have more, such as screenshots of messages or proof of payment, please send it through the help desk. It helps us check.',
    ),
  },
  'enquiry.not_found': {
    title: 'Not found: more details needed',
    text: answer(
      'We searched with what you told us, but couldn’t find the other member. If you have any of the following, please send it through the help desk, and we will look again.',
      '- the other member’s user name, or the URL of their profile\n- the URL of the job\n- screenshots of messages, on the service or elsewhere',
      'If you have lost money, please don’t wait for us: you can also call the police consultation line (#9110) and the Consumer Hotline (188).',
    ),
  },
  'enquiry.not_paid': {
    title: 'Not paid yet: please don’t pay',
    text: answer(
      'We are glad that you asked before paying. Please don’t pay outside the service. If the other side asks for a penalty, a registration fee or anything like it, please first ask one of the lines below whether you have to.',
      '- For now, please don’t deal with the other side outside the service.\n- Please don’t send bank or card details, or identity documents.\n- If you are worried, you can call the police consultation line (#9110) or the Consumer Hotline (188).\n- Please keep the messages; don’t delete them.',
    ),
  },
  'enquiry.paid': {
    title: 'Paid: bank and police',
    text: answer(
      'We are sorry to hear that you have paid. We recommend the following, as soon as you can.',
      '- Bank: if you made a transfer, please contact your bank and the receiving bank, and ask about freezing the receiving account. If you paid by card or e-money, please contact its issuer.\n- Police: please go to a police station near you, or call the police consultation line (#9110).\n- Consumer center: the Consumer Hotline (188) connects you to the one near you.\n- Evidence: please keep messages, proof of payment, and the other side’s contact and account details; don’t delete them.\n- If you are asked to pay more, please don’t.',
    ),
  },
}
