import type { SavedView } from '@mimamori/contract/queue/saved-view-contract'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useCallback } from 'react'
import { queries } from '../../api/api-queries.ts'
import { noteOwnTextUse } from '../../api/note-own-text-use.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { hasFilters, listSearchOf, queueQueryOf } from '../../queue/queue-address.ts'
import { SavedViewsPanel } from '../../queue/saved-views-panel.tsx'
import { useFilterChips } from '../../queue/use-filter-chips.ts'
import type { QueuePlace } from '../queue-place.ts'

type Props = { place: QueuePlace; aliasOf: (id: string) => string | undefined; onClose: () => void }

/** The saved views with what the page knows of the list on screen. */
export default function QueueSavedViews({ place: { view, narrowing }, aliasOf, onClose }: Props): ReactNode {
  const copy = useCopy()
  const lists = useMessages('lists')
  const saved = useQuery({ ...queries.queue.views.list.queryOptions(), staleTime: 60_000 })
  const values = useFilterChips(narrowing.filters, aliasOf).map(({ value }) => value)
  const suggestion = hasFilters(narrowing) ? values.join(lists.listed) : copy.queue.titles[view]
  const link = useCallback(
    (each: SavedView, className: string) => (
      <Link
        to="/queue/$view"
        params={{ view: each.query.view }}
        search={listSearchOf(each.query)}
        onClick={() => noteOwnTextUse('view', each.id)}
        className={className}
      >
        {each.name}
      </Link>
    ),
    [],
  )
  if (saved.isPending) return null
  return (
    <SavedViewsPanel
      views={saved.data ?? []}
      failed={saved.isError}
      query={{ view, ...queueQueryOf(narrowing) }}
      suggestion={suggestion.slice(0, 40)}
      link={link}
      onClose={onClose}
    />
  )
}
