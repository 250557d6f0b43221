import { cx } from '@mimamori/ui/class-names'
import { Link, type LinkOptions } from '@tanstack/react-router'
import { CircleAlert, Info } from 'lucide-react'
import type { ReactNode } from 'react'

type Props = {
  title: string
  children?: string
  /** an action is needed */
  urgent?: boolean
  to?: LinkOptions
  linkText?: string
}

/** One notice, in a line, with a link where there is something to open. */
export function EligibilityNoticeLine({ title, children, urgent = false, to, linkText }: Props): ReactNode {
  const Icon = urgent ? CircleAlert : Info
  return (
    <li
      className={cx(
        'flex items-start gap-2 border-b px-4 py-1.5 text-sm max-sheet:px-3',
        urgent ? 'border-amber/40 bg-amber-bg' : 'border-line bg-panel',
      )}
    >
      <Icon size={14} aria-hidden="true" className={cx('mt-0.5 flex-none', urgent ? 'text-amber' : 'text-ink2')} />
      <p className="min-w-0 flex-1">
        <span className="font-semibold">{title}</span> {children ? <span className="text-ink2">{children}</span> : null}
      </p>
      {to ? (
        <Link
          {...to}
          className="flex-none font-semibold whitespace-nowrap text-accent underline-offset-2 hover:underline"
        >
          {linkText}
        </Link>
      ) : null}
    </li>
  )
}
