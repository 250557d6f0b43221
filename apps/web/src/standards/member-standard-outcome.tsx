import type { Outcome } from '@mimamori/policy/standards/evaluate-standards'
import { cx } from '@mimamori/ui/class-names'
import { CircleCheck, CircleDashed, CircleHelp, CircleX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMemberStandardCopy } from './member-standard-copy.ts'

/** A shape for each outcome, so that none is told by its colour alone. */
const ICONS = { met: CircleCheck, not_met: CircleX, not_applicable: CircleDashed, unknown: CircleHelp } as const
const TONES: Readonly<Record<Outcome, string>> = {
  met: 'text-green',
  not_met: 'text-red',
  not_applicable: 'text-ink3',
  unknown: 'text-amber',
}

/** What became of a criterion or a standard, as an icon with its word for whoever cannot see it. */
export function OutcomeIcon({ outcome, className }: { outcome: Outcome; className?: string }): ReactNode {
  const { outcomes } = useMemberStandardCopy()
  const Icon = ICONS[outcome]
  return (
    <span className={cx('flex-none', TONES[outcome], className)} title={outcomes[outcome]}>
      <Icon size={14} aria-hidden="true" />
      <span className="sr-only">{outcomes[outcome]}</span>
    </span>
  )
}
