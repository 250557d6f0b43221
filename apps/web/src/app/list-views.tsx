import type { SavedView } from '@mimamori/contract/queue/saved-view-contract'
import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { failureWords } from '../decisions/failure-words.ts'
import { useAnnounce } from '../language/announce.tsx'
import { useCopy } from '../language/language.tsx'
import { asked, narrowed, searchOf } from '../queue/address.ts'
import { chipsOf } from '../queue/chips.ts'
import { useListCopy } from '../queue/list-copy.ts'
import { SavedViews } from '../queue/saved-views.tsx'
import { useSavedViews, useSavingViews } from '../queue/use-saved-views.ts'
import { useViewCopy } from '../queue/view-copy.ts'
import type { Saving } from '../queue/view-form.tsx'
import type { ListPlace } from './list-place.ts'

type Props = { place: ListPlace; aliasOf: (id: string) => string | undefined; onClose: () => void }

/** The saved views with what the page knows of the list on screen. */
export default function ListViews({ place: { view, narrowing }, aliasOf, onClose }: Props) {
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
  const words = useViewCopy()
  const announce = useAnnounce()
  const { busy, add, change, remove } = useSavingViews()
  return {
    busy,
    save: async ({ id, ...body }) => {
      const failure = id === null ? await add(body) : await change({ id, ...body })
      if (failure) return failureWords(copy, failure)
      announce(words.saved(body.name), true)
      return null
    },
    remove: async ({ id, name }) => {
      const failure = await remove(id)
      if (failure) return failureWords(copy, failure)
      announce(words.deleted(name), true)
      return null
    },
  }
}
