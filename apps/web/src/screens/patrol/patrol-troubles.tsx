import { IconButton } from '@mimamori/ui/icon-button'
import { Link } from '@tanstack/react-router'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import type { PatrolTrouble } from './patrol-state.ts'

/** Cases that were not passed, each with the reason and a link. */
export function PatrolTroubles({
  troubles,
  onClose,
}: {
  troubles: readonly PatrolTrouble[]
  onClose: () => void
}): ReactNode {
  const copy = useMessages('patrol')
  if (troubles.length === 0) return null
  return (
    <section aria-label={copy.problems} className="flex items-start gap-2 rounded-lg bg-amber-bg px-4 py-2.5 text-sm">
      <div role="alert" className="flex-1 text-amber">
        <p className="font-semibold">{copy.refused(troubles.length)}</p>
        <ul className="mt-1 grid gap-0.5">
          {troubles.map(({ id, number: n, why }) => (
            <li key={id}>
              <Link
                to="/review/$caseId"
                params={{ caseId: id }}
                search={{ queue: 'patrol' }}
                className="inline-flex min-h-6 items-center underline underline-offset-2"
              >
                {copy.lost(n, why)}
              </Link>
            </li>
          ))}
        </ul>
      </div>
      <IconButton label={copy.dismiss} onClick={onClose} className="size-6!">
        <X size={14} />
      </IconButton>
    </section>
  )
}
