import { Button } from '@mimamori/ui/button'
import type { ReactNode } from 'react'
import { useEnquiryCopy } from './enquiry-copy.ts'

/** A member or job that a search found. */
export type FoundLink = {
  readonly id: string
  readonly label: ReactNode
  /** why it was found, or whose it is */
  readonly about: ReactNode
}

type Props = { found: readonly FoundLink[]; busy: boolean; onTake: (id: string) => void }

/** What a search found, each with the button that links it. */
export function FoundList({ found, busy, onTake }: Props): ReactNode {
  const { find, links } = useEnquiryCopy()
  return (
    <ul aria-label={find.results} className="overflow-hidden rounded-md border border-line">
      {found.map(({ id, label, about }) => (
        <li
          key={id}
          className="flex flex-wrap items-center gap-x-3 gap-y-1 border-t border-line bg-panel px-2.5 py-1.5 first:border-t-0 focus-within:bg-accent-bg hover:bg-hover"
        >
          <span className="min-w-0 wrap-anywhere">{label}</span>
          <span className="min-w-0 text-sm text-ink2 wrap-anywhere">{about}</span>
          <Button
            small
            data-take
            disabled={busy}
            aria-label={`${id} ${links.take}`}
            onClick={() => onTake(id)}
            className="ml-auto"
          >
            {links.take}
          </Button>
        </li>
      ))}
    </ul>
  )
}
