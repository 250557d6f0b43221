import type { EntryKind } from '@mimamori/policy/catalogue/catalogue-entry'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { ChevronLeft, LibraryBig } from 'lucide-react'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { diffText } from '../../cases/diff-text.ts'
import { TextDiff } from '../../cases/text-diff.tsx'
import { CatalogueEntryDetail } from '../../catalogue/catalogue-entry-detail.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'

/** Loads the versions of one catalogue entry. `onAdd` opens the editor of a new version; `null`: this person may not. */
export function CatalogueEntryLoader({
  kind,
  id,
  onAdd,
}: {
  kind: EntryKind
  id: string
  onAdd: (() => void) | null
}): ReactNode {
  const page = useMessages('catalogue/catalogue-page')
  const history = useQuery(queries.catalogue.history.queryOptions({ input: { kind, id } }))
  const back = (
    <Link
      to="/catalogue"
      search={{ kind }}
      className="mb-2 hidden min-h-6 items-center gap-1 text-sm text-ink2 hover:text-ink max-sheet:inline-flex"
    >
      <ChevronLeft size={14} aria-hidden="true" />
      {page.back}
    </Link>
  )
  if (history.data) {
    return (
      <CatalogueEntryDetail
        versions={history.data.versions}
        renderDiff={(before, after) => <TextDiff changes={diffText(before, after)} />}
        onAdd={onAdd}
        back={back}
      />
    )
  }
  if (history.isPending) return <SkeletonRows rows={8} label={page.versions} />
  if (failureOf(history.error).kind === 'not_found') {
    return (
      <ScreenMessage problem icon={<LibraryBig size={18} />} title={page.missing} actions={back}>
        {page.missingNext}
      </ScreenMessage>
    )
  }
  return <LoadFailed words={page} onRetry={() => void history.refetch()} />
}
