import type { EvaluationRun } from '@mimamori/contract/standards/standards-contract'
import { Button } from '@mimamori/ui/button'
import type { ReactNode } from 'react'
import { formatCount, useStandardsCopy } from './standards-copy.ts'

type Props = { run: EvaluationRun; busy: boolean; onCancel: (() => void) | null }

/** How far an evaluation is. */
export function RunProgress({ run: { purpose, done, total }, busy, onCancel }: Props): ReactNode {
  const copy = useStandardsCopy()
  const label = purpose === 'dry' ? copy.tryingOut : copy.running(copy.purposes[purpose])
  const share = total === 0 ? 0 : Math.min(1, done / total)
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1" data-run={purpose}>
      <span>{label}</span>
      <span
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={total}
        aria-valuenow={done}
        aria-valuetext={copy.progress(formatCount(done), formatCount(total))}
        className="h-1.5 w-40 overflow-hidden rounded-full bg-sunk"
      >
        <span className="block h-full rounded-full bg-accent" style={{ width: `${share * 100}%` }} />
      </span>
      <span className="text-sm text-ink2 tabular-nums">{copy.progress(formatCount(done), formatCount(total))}</span>
      {onCancel ? (
        <Button small disabled={busy} onClick={onCancel}>
          {copy.stop}
        </Button>
      ) : null}
    </div>
  )
}
