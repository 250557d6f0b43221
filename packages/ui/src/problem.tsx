import type { ReactNode } from 'react'
import { cx } from './class-names.tsx'

type Props = {
  /** `null`: no problem */
  children: string | null
  small?: boolean
  /** without the box around it */
  plain?: boolean
}

/** Error text, shown where the action was tried. */
export function Problem({ children, small, plain }: Props): ReactNode {
  return children === null ? null : (
    <p role="alert" className={cx(!plain && 'rounded-md bg-red-bg px-3 py-2', 'text-red', small && 'text-sm')}>
      {children}
    </p>
  )
}
