import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { usePersonName } from '../parts/person-names.tsx'

/** The holder of a case, if there is one. */
export function CaseHolder({ holder }: { holder: QueueItem['holder'] }): ReactNode {
  const { queue } = useCopy()
  const nameOf = usePersonName()
  if (!holder) return null
  return (
    <span className={cx('truncate', holder.mine ? 'text-accent' : 'text-ink2')}>
      {holder.mine ? queue.you : nameOf(holder.alias)}
      {holder.kind === 'claim' ? null : ` · ${holder.kind === 'assigned' ? queue.assigned : queue.reserved}`}
    </span>
  )
}
