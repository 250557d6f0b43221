import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import type { ReactNode } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { DueIn } from '../../parts/due-in.tsx'
import { useOwnTime } from '../../parts/own-zone.ts'

/** When the case is due, and how long that is: what a snooze should not pass. */
export function SnoozeDueLine({ review }: { review: CaseHead }): ReactNode {
  const { instants } = useCopy()
  const isAbroad = useOwnTime()(review.dueAt) !== null
  return (
    <p className="flex flex-wrap gap-x-2 rounded-md bg-sunk px-2.5 py-1.5 text-sm text-ink2">
      <DueIn of={review} />
      {isAbroad ? null : <span className="tabular-nums">{instants.absolute(review.dueAt)}</span>}
    </p>
  )
}

type NoteProps = { until: string; late: boolean; words: { readonly pastDue: string } }

/** Until when a choice lets the case sleep, by every clock that matters, and whether that is past its due time. */
export function SnoozeNote({ until, late, words }: NoteProps): ReactNode {
  const { instants } = useCopy()
  const own = useOwnTime()(until)
  const brief = instants.brief(until)
  return (
    <span className="grid justify-items-end leading-tight whitespace-nowrap tabular-nums">
      <span>
        {late ? <b className="mr-2 font-semibold text-red">{words.pastDue}</b> : null}
        {own ? instants.inJapan(brief) : brief}
      </span>
      {own ? <span>{own}</span> : null}
    </span>
  )
}
