import type { PresentColleague } from '@mimamori/contract/live/live-event-contract'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'

const CLASSES = {
  typing: 'border-accent bg-sunk text-accent',
  viewing: 'border-line2 bg-sunk text-ink',
  away: 'border-dashed border-line2 bg-panel text-ink2',
} as const

/** The first letter of an alias in a ring, dashed while the person is away. `title`: for where no text is beside it. */
export function PresenceInitial({ person, title }: { person: PresentColleague; title?: string }): ReactNode {
  const className = cx(
    'grid size-5 flex-none place-items-center rounded-full border text-xs font-semibold',
    CLASSES[person.doing],
  )
  const letter = [...person.alias][0]
  if (!title) {
    return (
      <span aria-hidden="true" className={className}>
        {letter}
      </span>
    )
  }
  return (
    <span role="img" aria-label={title} title={title} className={className}>
      {letter}
    </span>
  )
}
