import type { ReminderCase } from '@mimamori/contract/reminders/reminder-case-contract'
import type { ReactNode } from 'react'
import type { CasePaneProps } from './case-pane-props.ts'

export default function ReminderReview({ review }: CasePaneProps & { review: ReminderCase }): ReactNode {
  return <h1>{review.title}</h1>
}
