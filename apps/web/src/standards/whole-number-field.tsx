import { type ReactNode, useId } from 'react'
import { useStandardsCopy } from './standards-copy.ts'
import { useTypedNumber } from './use-typed-number.ts'

type Props = {
  label: string
  unit: string
  note: string
  value: number
  /** what is wrong with the value; `null`: nothing */
  problem?: string | null
  disabled?: boolean
  onChange: (value: number) => void
}

const parseWhole = (typed: string): number | null => {
  const plain = typed.normalize('NFKC').trim()
  return /^\d{1,6}$/.test(plain) ? Number(plain) : null
}

/** A whole number with its unit. What is typed and is none stays, and changes nothing. */
export function WholeNumberField({ label, unit, note, value, problem = null, disabled, onChange }: Props): ReactNode {
  const copy = useStandardsCopy()
  const id = useId()
  const { shown, isBad, type, leave } = useTypedNumber({ value, parse: parseWhole, format: String, onChange })
  const why = isBad ? copy.notNumber : problem
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold text-ink2">
        {label}
      </label>
      <span className="flex items-center gap-2">
        <input
          id={id}
          inputMode="numeric"
          value={shown}
          disabled={disabled}
          aria-invalid={why !== null}
          aria-describedby={`${id}-note`}
          onChange={({ target }) => type(target.value)}
          onBlur={leave}
          className="h-8 w-20 rounded-md border border-line2 bg-panel px-2.5 text-right tabular-nums focus-visible:outline-offset-0 disabled:opacity-60 aria-invalid:border-red"
        />
        <span className="text-ink2">{unit}</span>
      </span>
      <span id={`${id}-note`} className="text-sm text-ink2">
        {why === null ? note : <span className="text-red">{why}</span>}
      </span>
    </div>
  )
}
