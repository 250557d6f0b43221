import type { Outcome } from '@mimamori/policy/standards/evaluate-standards'
import type { ReactNode } from 'react'
import { formatCount, useStandardsCopy } from './standards-copy.ts'

/** Whoever misses something, beside the accent color of those who meet it. */
export const MISSED_COLOR = 'color-mix(in oklab, var(--ink3) 55%, var(--panel))'
const PARTS = [
  ['met', 'var(--accent)'],
  ['not_met', MISSED_COLOR],
  ['unknown', 'var(--line)'],
] as const

/** Members by outcome as one bar. */
export function OutcomeShare({ outcomes }: { outcomes: Readonly<Partial<Record<Outcome, number>>> }): ReactNode {
  const copy = useStandardsCopy()
  const { met = 0, not_met: missed = 0, unknown = 0 } = outcomes
  const all = met + missed + unknown
  if (all === 0) return <span className="block h-1.5 w-full rounded-full bg-sunk" />
  return (
    <svg
      role="img"
      aria-label={copy.outcomeShare(formatCount(met), formatCount(missed), formatCount(unknown))}
      viewBox="0 0 100 6"
      preserveAspectRatio="none"
      className="block h-1.5 w-full overflow-hidden rounded-full"
    >
      {PARTS.map(([outcome, fill], part) => {
        const before = PARTS.slice(0, part).reduce((sum, [each]) => sum + (outcomes[each] ?? 0), 0)
        const width = ((outcomes[outcome] ?? 0) / all) * 100
        return <rect key={outcome} x={(before / all) * 100} y={0} width={width} height={6} fill={fill} />
      })}
    </svg>
  )
}
