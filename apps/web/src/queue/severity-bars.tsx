import type { Severity as Level } from '@mimamori/policy/catalogue/violation-categories'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'

const BARS: Record<Level, number> = { low: 1, medium: 2, high: 3, urgent: 4 }

/** Severity as four small bars; the word is in the tooltip and for assistive technology. */
export function SeverityBars({ level }: { level: Level }): ReactNode {
  const { words } = useCopy()
  const name = words.severity(words.severities[level])
  const grave = level === 'high' || level === 'urgent'
  return (
    <span role="img" aria-label={name} title={name} className="inline-flex h-3 items-end gap-px">
      {[1, 2, 3, 4].map((bar) => (
        <span
          key={bar}
          style={{ height: 3 + bar * 2 }}
          className={cx('w-[3px] rounded-[1px]', bar > BARS[level] ? 'bg-line2' : grave ? 'bg-red' : 'bg-ink2')}
        />
      ))}
    </span>
  )
}
