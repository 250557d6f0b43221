import type { CatalogueEntry, EntryKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { newestVersionNumber } from '@mimamori/policy/catalogue/entries-in-force'
import { Notice } from '@mimamori/ui/notice'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { LibraryBig } from 'lucide-react'
import { useCatalogueEntries } from '../../api/catalogue-query.ts'
import { draftFrom, type EntryDraft, emptyDraft } from '../../catalogue/draft.ts'
import { Editor } from '../../catalogue/editor.tsx'
import { earliest } from '../../catalogue/use-editor.ts'
import { noonOf, usePageCopy } from '../../catalogue/words.ts'
import { failureWords } from '../../decisions/failure-words.ts'
import { useAnnounce } from '../../i18n/announcer.tsx'
import { useCopy, useLanguage } from '../../i18n/language-provider.tsx'
import { useDesk } from '../desk-context.tsx'

type Props = {
  kind: EntryKind
  /** `null`: a thing that is not there yet */
  id: string | null
  onDone: (search: { kind: EntryKind; id?: string }) => void
}

/** What a new version starts from: the newest one, which may not have begun yet. */
function firstDraftOf(kind: EntryKind, id: string | null, entries: readonly CatalogueEntry[]): EntryDraft | null {
  if (id === null) return kind === 'category' ? null : emptyDraft(kind, earliest(kind))
  const newest = newestVersionNumber(entries, { kind, id })
  const entry = entries.find((each) => each.kind === kind && each.id === id && each.version === newest)
  return entry ? draftFrom(entry, earliest(kind)) : null
}

/** Writing a version, and what follows when it is added. */
export function CatalogueEditPane({ kind, id, onDone }: Props) {
  const copy = useCopy()
  const page = usePageCopy()
  const { language } = useLanguage()
  const announce = useAnnounce()
  const entries = useCatalogueEntries()
  const { me } = useDesk()
  if (!entries) return <SkeletonRows rows={8} label={page.add} />
  const first = firstDraftOf(kind, id, entries)
  if (!first) {
    return (
      <Notice problem icon={<LibraryBig size={18} />} title={page.missing}>
        {page.missingNext}
      </Notice>
    )
  }
  const keep = `${me.id} ${kind} ${id ?? ''}`
  return (
    <Editor
      key={keep}
      keep={keep}
      first={first}
      entries={entries}
      failureWords={(failure) => page.notAdded(failureWords(copy, failure))}
      onAdded={(draft, version) => {
        const day = copy.instants.day(noonOf(draft.effectiveFrom))
        announce(page.added(draft.data.label[language], version, day), true)
        onDone({ kind, id: draft.id })
      }}
      onCancel={() => onDone(id ? { kind, id } : { kind })}
    />
  )
}
