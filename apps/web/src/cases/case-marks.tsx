import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useInboxSummary } from '../api/use-inbox-summary.ts'
import { useMessages } from '../i18n/messages.ts'

/** Marks beside the number of a case: it was raised, sent back, is back from a snooze, or this person watches it. */
export default function CaseMarks({ review }: { review: CaseHead }): ReactNode {
  const { marks, watching } = useMessages('person-reasons')
  const watched = useInboxSummary()?.watched.includes(review.id)
  return (
    <>
      {review.people?.map(({ kind }) => {
        const marked = kind === 'raised' || kind === 'sent_back' || (kind === 'snoozed' && review.state !== 'snoozed')
        return marked ? <Tag key={kind}>{marks[kind]}</Tag> : null
      })}
      {watched ? <Tag tone="accent">{watching}</Tag> : null}
    </>
  )
}
