import type { ButtonHTMLAttributes, ReactNode } from 'react'
import { cx } from './class-names.tsx'

type Props = ButtonHTMLAttributes<HTMLButtonElement> & { label: string; children: ReactNode }

/** A button that is only an icon; `label` is its name and its tooltip. */
export function IconButton({ label, className, children, ...rest }: Props): ReactNode {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={cx(
        'inline-grid size-7 flex-none place-items-center rounded-md text-ink2 hover:bg-hover hover:text-ink disabled:opacity-50',
        className,
      )}
      {...rest}
    >
      {children}
    </button>
  )
}
