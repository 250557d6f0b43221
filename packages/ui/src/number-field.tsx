import { type ReactNode, useId } from 'react'

type Props = {
  label: string
  /** explanation below the field */
  note: string
  /** bounds, in words */
  range: string
  typed: string
  valid: boolean
  /** several of them, with commas between */
  several?: boolean
  onType: (typed: string) => void
}

/** A number that is set, with what it means; whether what was typed is one is for whoever asks to say. */
export function NumberField({ label, note, range, typed, valid, several, onType }: Props): ReactNode {
  const id = useId()
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] grid-rows-[auto_1fr] items-start gap-x-4 gap-y-0.5">
      <label htmlFor={id} className="font-semibold">
        {label}
      </label>
      <span className="row-span-2 grid justify-items-end gap-0.5">
        <input
          id={id}
          inputMode={several ? 'text' : 'numeric'}
          value={typed}
          aria-invalid={!valid}
          aria-describedby={`${id}-note`}
          onChange={(event) => onType(event.target.value)}
          className="h-8 w-24 rounded-md border border-line2 bg-panel px-2.5 text-right tabular-nums focus-visible:outline-offset-0 aria-invalid:border-red"
        />
        <span className="text-sm whitespace-nowrap text-ink2">{range}</span>
      </span>
      <span id={`${id}-note`} className="text-sm text-ink2">
        {note}
      </span>
    </div>
  )
}
