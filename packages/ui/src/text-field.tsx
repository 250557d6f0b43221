import { type InputHTMLAttributes, type ReactNode, useId } from 'react'

type Props = InputHTMLAttributes<HTMLInputElement> & { label: string }

/** A labelled line of input. */
export function TextField({ label, ...rest }: Props): ReactNode {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold text-ink2">
        {label}
      </label>
      <input
        id={id}
        className="h-9 w-full rounded-md border border-line2 bg-panel px-3 focus-visible:outline-offset-0"
        {...rest}
      />
    </div>
  )
}
