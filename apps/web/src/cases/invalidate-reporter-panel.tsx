import type { ReportLine } from '@mimamori/contract/cases/review-contract'
import { INVALID_REASONS, type InvalidReason } from '@mimamori/policy/reports/report-invalidation-rules'
import { Button } from '@mimamori/ui/button'
import { type ReactNode, useEffect, useRef } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useKeys } from '../keys/keys-provider.tsx'
import { useOpenChoice } from '../keys/use-key-scene.ts'

type Props = {
  reporter: ReportLine['reporter']
  active: boolean
  busy: boolean
  onReason: (reason: InvalidReason) => void
  onBack: () => void
}

/** Asks why a reporter's open reports are invalid, and says how many there are: a digit marks them with a reason, Esc goes back. */
export function InvalidateReporterPanel({ reporter, active, busy, onReason, onBack }: Props): ReactNode {
  const evidence = useMessages('beside')
  const panel = useRef<HTMLElement>(null)
  const choose = (index: number) => {
    const reason = INVALID_REASONS[index]
    if (reason && !busy) onReason(reason)
  }
  useOpenChoice(active ? 'no_measure' : null)
  useKeys({ digit: (n) => choose(n - 1), escape: onBack }, active)
  useEffect(() => panel.current?.scrollIntoView({ block: 'nearest' }), [])
  const title = evidence.invalidateTitle(reporter.letter, reporter.open)
  return (
    <section ref={panel} aria-label={title} className="grid gap-2 rounded-md border border-line2 bg-panel p-3">
      <p className="font-semibold">{title}</p>
      <div className="flex flex-wrap gap-1.5">
        {INVALID_REASONS.map((reason, index) => (
          <Button key={reason} disabled={busy} keycap={String(index + 1)} onClick={() => choose(index)}>
            {evidence.invalidReasons[reason]}
          </Button>
        ))}
        <Button variant="quiet" keycap="Esc" onClick={onBack}>
          {evidence.invalidBack}
        </Button>
      </div>
      <p className="text-sm text-ink2">{evidence.invalidHint}</p>
    </section>
  )
}
