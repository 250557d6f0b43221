import type { SearchPage as Page } from '@mimamori/contract/search/search-contract'
import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SearchX } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'

type EmptyProps = { page: Page; filtered: boolean; onClear: () => void }

/** Nothing was found: what to try instead. */
export function NoSearchHits({ page, filtered, onClear }: EmptyProps): ReactNode {
  const search = useMessages('search')
  if (page.members.length > 0) return null
  const icon = <SearchX size={18} />
  if (page.tooShort) {
    return (
      <ScreenMessage icon={icon} title={search.short}>
        {search.shortNext}
      </ScreenMessage>
    )
  }
  const clear = filtered ? <Button onClick={onClear}>{search.clearFilters}</Button> : null
  return (
    <ScreenMessage icon={icon} title={search.none} actions={clear}>
      {filtered ? search.noneFiltered : search.noneNext}
    </ScreenMessage>
  )
}
