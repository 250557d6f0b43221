import { Link } from '@tanstack/react-router'
import { Eye } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { useRefusedLookups } from './use-refused-lookups.ts'

/** The number of people who reached the limit of look-ups and were not examined. Empty while there is none. */
export function RefusedLookupsBadge(): ReactNode {
  const copy = useMessages('lookups')
  const waiting = useRefusedLookups().filter(({ examined }) => !examined).length
  if (waiting === 0) return null
  const label = copy.mark(waiting.toLocaleString('en'))
  return (
    <Link
      to="/incidents"
      title={label}
      className="flex h-7 items-center gap-1 rounded-md px-1 text-ink2 hover:bg-hover hover:text-ink"
    >
      <Eye size={16} aria-hidden="true" />
      <span
        aria-hidden="true"
        className="min-w-4 rounded-full bg-amber-bg px-1 text-center text-xs font-semibold text-amber tabular-nums"
      >
        {waiting}
      </span>
      <span className="sr-only">{label}</span>
    </Link>
  )
}
