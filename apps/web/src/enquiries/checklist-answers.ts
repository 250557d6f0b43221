import type { EnquiryChecklist } from '@mimamori/policy/enquiries/enquiry'

/** the most an amount of the contract can be */
const MAX_YEN = 10_000_000_000

/** An amount as people type it, `１２０，０００円`; `null`: it is none. */
export function parseYen(typed: string): number | null {
  const digits = typed
    .normalize('NFKC')
    .replace(/[,\s]/g, '')
    .replace(/^[¥\\]|円$/g, '')
  const yen = /^\d{1,11}$/.test(digits) ? Number(digits) : 0
  return yen >= 1 && yen <= MAX_YEN ? yen : null
}

/** Is this a day that can have passed, `today` being one of Japan? */
export const isPastDay = (day: string, today: string): boolean => /^\d{4}-\d\d-\d\d$/.test(day) && day <= today

/** The checklist when this is said of the payment: when nothing was paid, how, when and the bank have no answer. */
export function withPayment(checklist: EnquiryChecklist, paid: EnquiryChecklist['paid']): EnquiryChecklist {
  return paid === 'nothing' ? { ...checklist, paid, how: null, when: null, bank: null } : { ...checklist, paid }
}
