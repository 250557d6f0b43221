import type { EnquiryCase } from '../enquiries/enquiry-case-contract.ts'
import type { ReminderCase } from '../reminders/reminder-case-contract.ts'
import type { Review } from './review-contract.ts'

/** A case of any kind. */
export type CaseReview = Review | ReminderCase | EnquiryCase
