import type { StandardChangeLine } from '@mimamori/contract/standards/standards-contract'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { type CriterionWording, criterionText, standardName } from './member-standard-words.ts'

type Props = { changes: readonly StandardChangeLine[]; wording: CriterionWording }

/** Standards granted to a member and lost, the newest first, folded. */
export function MemberStandardHistory({ changes, wording }: Props): ReactNode {
  const { copy } = wording
  if (changes.length === 0) return null
  return (
    <details className="group/history">
      <summary className="flex min-h-6 list-none items-center gap-2 rounded-md px-2.5 text-ink2 hover:bg-hover [&::-webkit-details-marker]:hidden">
        <ChevronRight size={14} className="flex-none group-open/history:rotate-90" aria-hidden="true" />
        {copy.history}
        <span className="ml-auto">{copy.historyCount(changes.length)}</span>
      </summary>
      <ol aria-label={copy.history} className="grid gap-2 px-2.5 pt-1.5 pb-1 pl-8">
        {changes.map((change) => (
          <ChangeItem key={change.id} change={change} wording={wording} />
        ))}
      </ol>
    </details>
  )
}

function ChangeItem({ change, wording }: { change: StandardChangeLine; wording: CriterionWording }) {
  const { copy, day } = wording
  const { standard, missed, graceUntil } = change
  const reasons = missed.map((each) => {
    const { name, value } = criterionText(standard, each, wording)
    return value === null ? name : copy.reason(name, value)
  })
  const lost = change.change === 'lost' || change.change === 'grace_began'
  return (
    <li className="grid gap-0.5">
      <p className="flex items-baseline justify-between gap-2">
        <span className="min-w-0">
          {standardName(standard, wording)} <b className="font-semibold">{copy.changes[change.change]}</b>
        </span>
        <span className="flex-none text-xs text-ink2">
          <time dateTime={change.at}>{day(change.at)}</time>
        </span>
      </p>
      {lost ? (
        <p className="text-xs text-ink2">
          {copy.because(reasons.length > 0 ? reasons : [copy.noLonger])}
          {graceUntil ? `${copy.separator}${copy.graceUntil(day(graceUntil))}` : null}
        </p>
      ) : null}
    </li>
  )
}
