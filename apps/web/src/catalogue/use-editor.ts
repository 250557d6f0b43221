import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import { earliestEffectiveDay } from '@mimamori/policy/catalogue/catalogue-version-rules'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { type Failure, failureOf } from '../api/call-failure.ts'
import { serverNow } from '../api/server-clock.ts'
import { type EntryDraft, flawOfId, flawsIn, keptDrafts } from './draft.ts'

type AddInput = Parameters<typeof api.catalogue.add>[0]

/** The first day a version of this kind may begin, as the desk's clock has it. */
export const earliest = (kind: CatalogueEntry['kind']): string =>
  earliestEffectiveDay(kind, dayOf(new Date(serverNow()).toISOString()))

type Wish = {
  /** under which a draft is kept while one looks elsewhere */
  keep: string
  first: EntryDraft
  entries: readonly CatalogueEntry[]
  onAdded: (draft: EntryDraft, version: number) => void
}

/** A version in the making: what it says, what is wrong with it, and sending it. */
export function useEditor({ keep, first, entries, onAdded }: Wish) {
  const cache = useQueryClient()
  const [resumed] = useState(() => keptDrafts.of(keep) !== undefined)
  // whoever comes back has had the newest version before them
  const [draft, setDraft] = useState<EntryDraft>(() => ({ ...(keptDrafts.of(keep) ?? first), after: first.after }))
  const [tried, setTried] = useState(false)
  const [saving, setSaving] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const change = (more: Partial<EntryDraft>) => {
    const next = { ...draft, ...more } as EntryDraft
    setFailure(null)
    setDraft(next)
    keptDrafts.keep(keep, next)
  }
  const all = flawsIn(draft, entries)
  // an empty field is no news before one has tried
  const flaws = tried ? all : all.filter(({ flaw }) => flaw !== 'words_missing' && flaw !== 'categories_missing')
  const idFlaw = flawOfId(draft, entries)
  const unchanged = draft.after > 0 && JSON.stringify(draft.data) === JSON.stringify(first.data)
  const tooEarly = draft.effectiveFrom < earliest(draft.kind)

  async function save(): Promise<boolean> {
    setTried(true)
    if (saving || all.length > 0 || idFlaw || tooEarly || unchanged) return false
    setSaving(true)
    try {
      const { version } = await api.catalogue.add(draft as AddInput)
      keptDrafts.keep(keep, null)
      await cache.invalidateQueries({ queryKey: queries.catalogue.key() })
      onAdded(draft, version)
    } catch (error) {
      setFailure(failureOf(error))
      // somebody else may have added one: what is listed shall show it
      void cache.invalidateQueries({ queryKey: queries.catalogue.key() })
    }
    setSaving(false)
    return true
  }
  const drop = () => keptDrafts.keep(keep, null)
  return {
    draft,
    change,
    flaws,
    idFlaw: tried ? idFlaw : null,
    tooEarly,
    unchanged: tried && unchanged,
    saving,
    failure,
    save,
    drop,
    resumed,
  }
}
