import { type ReactNode, useId } from 'react'
import { cx } from './class-names.tsx'

type Props<Value extends string> = {
  label: string
  value: Value
  options: readonly { value: Value; label: string; lang?: string }[]
  onChange: (value: Value) => void
}

/** A few choices side by side: native radios, so arrow keys work. */
export function Segmented<Value extends string>({ label, value, options, onChange }: Props<Value>): ReactNode {
  const name = useId()
  return (
    <fieldset className="inline-flex rounded-md border border-line2 bg-sunk p-0.5">
      <legend className="sr-only">{label}</legend>
      {options.map((option) => (
        <label
          key={option.value}
          lang={option.lang}
          className={cx(
            'relative inline-flex min-h-6 cursor-pointer items-center rounded-sm px-2 text-sm whitespace-nowrap',
            'has-focus-visible:outline-2 has-focus-visible:outline-accent',
            option.value === value ? 'bg-panel font-semibold text-ink shadow-xs' : 'text-ink2 hover:text-ink',
          )}
        >
          <input
            type="radio"
            name={name}
            className="absolute inset-0 cursor-pointer appearance-none outline-none"
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </fieldset>
  )
}
