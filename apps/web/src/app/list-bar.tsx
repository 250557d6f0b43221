import type { QueueCounts, QueueItem } from '@mimamori/contract/queue/queue'
import type { SavedView } from '@mimamori/contract/queue/saved-views'
import { sortOf } from '@mimamori/policy/queue/view'
import { DENSITIES } from '@mimamori/policy/staff/preferences'
import { Button } from '@mimamori/ui/button'
import { IconButton } from '@mimamori/ui/icon-button'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Bookmark, Rows3, Rows4 } from 'lucide-react'
import { lazy, Suspense, useCallback, useMemo, useRef, useState } from 'react'
import { queries } from '../api/queries.ts'
import { failureWords } from '../decisions/failure-words.ts'
import { useKeycap, useKeys } from '../keys/keys.tsx'
import { useAnnounce } from '../language/announce.tsx'
import { useCopy } from '../language/language.tsx'
import { asked, type Narrowing, narrowed, searchOf } from '../queue/address.ts'
import { chipsOf } from '../queue/chips.ts'
import { sortsOf } from '../queue/columns.tsx'
import { FilterBar } from '../queue/filter-bar.tsx'
import { useListCopy } from '../queue/list-copy.ts'
import { useSavedViews, useSavingViews } from '../queue/use-saved-views.ts'
import type { Saving } from '../queue/view-form.tsx'
import { useDesk } from './desk-context.tsx'
import type { ListPlace } from './list-place.ts'

const FilterForm = lazy(() => import('../queue/filter-form.tsx'))
const SavedViews = lazy(() => import('../queue/saved-views.tsx'))

type Props = {
  place: ListPlace
  items: readonly QueueItem[]
  counts: QueueCounts | undefined
  onNarrow: (next: Narrowing) => void
}

type Opened = 'filters' | 'views' | null

/** Above the list: its filters, its order, the views saved of it. One of the two forms is open at a time. */
export function ListBar({ place, items, counts, onNarrow }: Props) {
  const { view, narrowing } = place
  const lists = useListCopy()
  const keycap = useKeycap()
  const [open, setOpen] = useState<Opened>(null)
  const openers = { filters: useRef<HTMLButtonElement>(null), views: useRef<HTMLButtonElement>(null) }
  const toggle = (which: 'filters' | 'views') => setOpen((now) => (now === which ? null : which))
  const close = () => {
    if (open) openers[open].current?.focus()
    setOpen(null)
  }
  useKeys({ filter: () => toggle('filters'), views: () => toggle('views') })
  useKeys({ escape: close }, open !== null)
  const holders = useHolders(items, narrowing, open === 'filters')
  const aliasOf = (id: string) => holders.find((each) => each.id === id)?.alias
  return (
    <>
      <FilterBar
        narrowing={narrowing}
        sorts={sortsOf(view)}
        natural={sortOf({ view })}
        aliasOf={aliasOf}
        open={open === 'filters'}
        opener={openers.filters}
        onOpen={() => toggle('filters')}
        onChange={onNarrow}
      >
        <DensitySwitch />
        <Button
          ref={openers.views}
          small
          aria-expanded={open === 'views'}
          keycap={keycap('views')}
          icon={<Bookmark size={14} aria-hidden="true" />}
          onClick={() => toggle('views')}
        >
          {lists.views}
        </Button>
      </FilterBar>
      <Suspense>
        {open === 'filters' ? (
          <FilterForm
            filters={narrowing.filters}
            holders={holders}
            counts={view === 'mine' ? undefined : counts?.categories[view]}
            onChange={(filters) => onNarrow({ ...narrowing, filters })}
            onClose={close}
          />
        ) : null}
        {open === 'views' ? <Views place={place} aliasOf={aliasOf} onClose={close} /> : null}
      </Suspense>
    </>
  )
}

/** Colleagues whose cases can be asked for; loaded when somebody is about to, or the address names one. */
function useHolders(items: readonly QueueItem[], { filters }: Narrowing, wanted: boolean) {
  const named = filters.holder !== undefined && filters.holder.length > 'nobody'.length
  const options = queries.notes.colleagues.queryOptions()
  const { data } = useQuery({ ...options, enabled: wanted || named, staleTime: 60_000 })
  return useMemo(() => {
    const seen = items.flatMap(({ holder }) => (holder && !holder.mine ? [holder] : []))
    const all = [...(data ?? []), ...seen]
    return [...new Map(all.map(({ id, alias }) => [id, { id, alias }])).values()]
  }, [items, data])
}

function DensitySwitch() {
  const lists = useListCopy()
  const { preferences, prefer } = useDesk()
  const next = DENSITIES.find((each) => each !== preferences.density) ?? preferences.density
  return (
    <IconButton
      label={`${lists.density}: ${lists.densities[preferences.density]}`}
      onClick={() => void prefer({ preferences: { density: next } })}
      className="size-6!"
    >
      {preferences.density === 'dense' ? <Rows4 size={14} /> : <Rows3 size={14} />}
    </IconButton>
  )
}

type ViewsProps = { place: ListPlace; aliasOf: (id: string) => string | undefined; onClose: () => void }

/** The saved views with what the page knows of the list on screen. */
function Views({ place: { view, narrowing }, aliasOf, onClose }: ViewsProps) {
  const copy = useCopy()
  const lists = useListCopy()
  const saved = useSavedViews()
  const saving = useSaving()
  const values = chipsOf(narrowing.filters, { copy, lists, aliasOf }).map(({ value }) => value)
  const suggestion = narrowed(narrowing) ? values.join(lists.listed) : copy.queue.titles[view]
  const link = useCallback(
    (each: SavedView, className: string) => (
      <Link to="/queue/$view" params={{ view: each.query.view }} search={searchOf(each.query)} className={className}>
        {each.name}
      </Link>
    ),
    [],
  )
  if (saved.isPending) return null
  return (
    <SavedViews
      views={saved.data ?? []}
      failed={saved.isError}
      query={{ view, ...asked(narrowing) }}
      suggestion={suggestion.slice(0, 40)}
      link={link}
      saving={saving}
      onClose={onClose}
    />
  )
}

/** Saving, with what became of it said aloud. */
function useSaving(): Saving {
  const copy = useCopy()
  const lists = useListCopy()
  const announce = useAnnounce()
  const { busy, add, change, remove } = useSavingViews()
  return {
    busy,
    save: async ({ id, ...body }) => {
      const failure = id === null ? await add(body) : await change({ id, ...body })
      if (failure) return failureWords(copy, failure)
      announce(lists.saved(body.name), true)
      return null
    },
    remove: async ({ id, name }) => {
      const failure = await remove(id)
      if (failure) return failureWords(copy, failure)
      announce(lists.deleted(name), true)
      return null
    },
  }
}
