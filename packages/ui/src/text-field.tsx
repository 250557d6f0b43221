import { type InputHTMLAttributes, type ReactNode, useId } from 'react'

type Props = InputHTMLAttributes<HTMLInputElement> & {
  label: string
  /** what stands in front of what is typed, and always does */
  lead?: string
  /** among settings, each with a line about it */
  strong?: boolean
}

const BOX = 'h-9 w-full rounded-md border border-line2 bg-panel aria-invalid:border-red has-aria-invalid:border-red'

/** A labelled line of input. */
export function TextField({ label, lead, strong, ...rest }: Props): ReactNode {
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className={strong ? 'font-semibold' : 'text-sm font-semibold text-ink2'}>
        {label}
      </label>
      {lead ? (
        <div className={`${BOX} flex items-center has-focus-visible:outline-2 has-focus-visible:outline-accent`}>
          <span className="pl-3 text-ink2">{lead}</span>
          <input id={id} className="h-full min-w-0 flex-1 rounded-r-md bg-transparent pr-3 outline-none" {...rest} />
        </div>
      ) : (
        <input id={id} className={`${BOX} px-3 focus-visible:outline-offset-0`} {...rest} />
      )}
    </div>
  )
}
