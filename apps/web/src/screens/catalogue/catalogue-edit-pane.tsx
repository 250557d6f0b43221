import type { CatalogueEntry, EntryKind, TemplateUse } from '@mimamori/policy/catalogue/catalogue-entry'
import { newestVersionNumber } from '@mimamori/policy/catalogue/entries-in-force'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { LibraryBig } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCatalogueEntries } from '../../api/catalogue-query.ts'
import { noonInJapan } from '../../catalogue/catalogue-copy.ts'
import {
  type CatalogueEntryDraft,
  emptyEnquiryDraft,
  emptyEntryDraft,
  nextVersionDraft,
} from '../../catalogue/catalogue-entry-draft.ts'
import { CatalogueEntryEditor } from '../../catalogue/catalogue-entry-editor.tsx'
import { earliestEffectiveFrom } from '../../catalogue/use-catalogue-entry-editor.ts'
import { useCopy, useLanguage } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useAnnounce } from '../../parts/announcer.tsx'
import { failureMessage } from '../../parts/failure-message.ts'
import { useDesk } from '../desk-context.tsx'

type Props = {
  kind: EntryKind
  /** what a new template is for; left out: for decisions */
  use: TemplateUse | undefined
  /** `null`: a thing that is not there yet */
  id: string | null
  onDone: (search: { kind: EntryKind; id?: string }) => void
}

/** The base of a new version: the newest one, which may not be in force yet. */
function firstDraftOf(
  { kind, use, id }: Pick<Props, 'kind' | 'use' | 'id'>,
  entries: readonly CatalogueEntry[],
): CatalogueEntryDraft | null {
  if (id === null) {
    // categories, and letters about contact reminders, are as many as they are
    if (kind === 'category' || use === 'reminder') return null
    return use ? emptyEnquiryDraft(earliestEffectiveFrom(kind)) : emptyEntryDraft(kind, earliestEffectiveFrom(kind))
  }
  const newest = newestVersionNumber(entries, { kind, id })
  const entry = entries.find((each) => each.kind === kind && each.id === id && each.version === newest)
  return entry ? nextVersionDraft(entry, earliestEffectiveFrom(kind)) : null
}

/** Writing a version, and what follows when it is added. */
export function CatalogueEditPane({ kind, use, id, onDone }: Props): ReactNode {
  const copy = useCopy()
  const page = useMessages('catalogue/catalogue-page')
  const { language } = useLanguage()
  const announce = useAnnounce()
  const entries = useCatalogueEntries()
  const { me } = useDesk()
  if (!entries) return <SkeletonRows rows={8} label={page.add} />
  const first = firstDraftOf({ kind, use, id }, entries)
  if (!first) {
    return (
      <ScreenMessage problem icon={<LibraryBig size={18} />} title={page.missing}>
        {page.missingNext}
      </ScreenMessage>
    )
  }
  const keep = `${me.id} ${kind} ${id ?? `new ${use ?? ''}`}`
  return (
    <CatalogueEntryEditor
      key={keep}
      draftKey={keep}
      first={first}
      entries={entries}
      failureMessage={(failure) => page.notAdded(failureMessage(copy, failure))}
      onAdded={(draft, version) => {
        const day = copy.instants.day(noonInJapan(draft.effectiveFrom))
        announce(page.added(draft.data.label[language], version, day), true)
        onDone({ kind, id: draft.id })
      }}
      onCancel={() => onDone(id ? { kind, id } : { kind })}
    />
  )
}
