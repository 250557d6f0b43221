import type { Comparison } from '@mimamori/policy/standards/standard-definition'
import { type ReactNode, useId } from 'react'
import { useStandardsCopy } from './standards-copy.ts'
import { parseThreshold, thresholdUnit, typedThreshold } from './threshold-units.ts'
import { useTypedNumber } from './use-typed-number.ts'

type Props = { comparison: Comparison; label: string; onChange: (threshold: number) => void }

/** The exact value of a threshold. What is typed and is no number stays, and changes nothing. */
export function ThresholdField({ comparison, label, onChange }: Props): ReactNode {
  const copy = useStandardsCopy()
  const id = useId()
  const { shown, isBad, type, leave } = useTypedNumber({
    value: comparison.threshold,
    parse: (typed) => parseThreshold(comparison, typed),
    format: () => typedThreshold(comparison),
    onChange,
  })
  const unit = copy.units[thresholdUnit(comparison)]
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold text-ink2">
        {label}
      </label>
      <span className="flex items-center gap-2">
        <input
          id={id}
          inputMode="decimal"
          value={shown}
          aria-invalid={isBad}
          aria-describedby={isBad ? `${id}-bad` : undefined}
          onChange={({ target }) => type(target.value)}
          onBlur={leave}
          className="h-8 w-28 rounded-md border border-line2 bg-panel px-2.5 text-right tabular-nums focus-visible:outline-offset-0 aria-invalid:border-red"
        />
        <span className="text-ink2">{unit}</span>
      </span>
      {isBad ? (
        <span id={`${id}-bad`} role="alert" className="text-sm text-red">
          {copy.notNumber}
        </span>
      ) : null}
    </div>
  )
}
