import { dayOf } from '@mimamori/policy/breakdown/japan-month'
import type { CatalogueEntry } from '@mimamori/policy/catalogue/catalogue-entry'
import { earliestEffectiveDay } from '@mimamori/policy/catalogue/catalogue-version-rules'
import type { EntryFieldFlaw } from '@mimamori/policy/catalogue/entry-flaws'
import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { type Failure, failureOf } from '../api/call-failure.ts'
import { serverNow } from '../api/server-clock.ts'
import {
  type CatalogueEntryDraft,
  type EntryIdFlaw,
  entryDraftFlaws,
  entryDraftStore,
  entryIdFlaw,
} from './catalogue-entry-draft.ts'

type AddInput = Parameters<typeof api.catalogue.add>[0]

/** The first day a version of this kind may begin, as the desk's clock has it. */
export const earliestEffectiveFrom = (kind: CatalogueEntry['kind']): string =>
  earliestEffectiveDay(kind, dayOf(new Date(serverNow()).toISOString()))

type EntryEditorOptions = {
  /** key under which the draft is kept while another screen is open */
  draftKey: string
  first: CatalogueEntryDraft
  entries: readonly CatalogueEntry[]
  onAdded: (draft: CatalogueEntryDraft, version: number) => void
}

type CatalogueEntryEditor = {
  readonly draft: CatalogueEntryDraft
  readonly change: (more: Partial<CatalogueEntryDraft>) => void
  readonly flaws: readonly EntryFieldFlaw[]
  readonly idFlaw: EntryIdFlaw | null
  /** it would begin before the earliest day allowed */
  readonly tooEarly: boolean
  /** tried to save, though nothing differs from the newest version */
  readonly unchanged: boolean
  readonly saving: boolean
  readonly failure: Failure | null
  /** `false`: nothing was sent, because of a flaw or a call under way */
  readonly save: () => Promise<boolean>
  /** forgets the kept draft */
  readonly drop: () => void
  /** it began with a draft kept from before */
  readonly resumed: boolean
}

/** A new version of a catalogue entry: its draft, the draft's flaws, and saving it. */
export function useCatalogueEntryEditor({
  draftKey,
  first,
  entries,
  onAdded,
}: EntryEditorOptions): CatalogueEntryEditor {
  const cache = useQueryClient()
  const [resumed] = useState(() => entryDraftStore.get(draftKey) !== undefined)
  // a kept draft follows the newest version: that is on screen beside it
  const [draft, setDraft] = useState<CatalogueEntryDraft>(() => ({
    ...(entryDraftStore.get(draftKey) ?? first),
    after: first.after,
  }))
  const [tried, setTried] = useState(false)
  const [saving, setSaving] = useState(false)
  const [failure, setFailure] = useState<Failure | null>(null)
  const change = (more: Partial<CatalogueEntryDraft>) => {
    const next = { ...draft, ...more } as CatalogueEntryDraft
    setFailure(null)
    setDraft(next)
    entryDraftStore.set(draftKey, next)
  }
  const all = entryDraftFlaws(draft, entries)
  // empty fields are flaws only once saving was tried
  const flaws = tried ? all : all.filter(({ flaw }) => flaw !== 'words_missing' && flaw !== 'categories_missing')
  const idFlaw = entryIdFlaw(draft, entries)
  const unchanged = draft.after > 0 && JSON.stringify(draft.data) === JSON.stringify(first.data)
  const tooEarly = draft.effectiveFrom < earliestEffectiveFrom(draft.kind)

  async function save(): Promise<boolean> {
    setTried(true)
    if (saving || all.length > 0 || idFlaw || tooEarly || unchanged) return false
    setSaving(true)
    try {
      const { version } = await api.catalogue.add(draft as AddInput)
      entryDraftStore.set(draftKey, null)
      await cache.invalidateQueries({ queryKey: queries.catalogue.key() })
      onAdded(draft, version)
    } catch (error) {
      setFailure(failureOf(error))
      // somebody else may have added a version
      void cache.invalidateQueries({ queryKey: queries.catalogue.key() })
    }
    setSaving(false)
    return true
  }
  const drop = () => entryDraftStore.set(draftKey, null)
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
