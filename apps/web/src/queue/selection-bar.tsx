import { MAX_CLAIM_PAGE_SIZE } from '@mimamori/policy/cases/case-model'
import { Button } from '@mimamori/ui/button'
import type { ReactNode } from 'react'
import { useAnnounce } from '../i18n/announcer.tsx'
import { useKeycap, useKeys } from '../keys/keys-provider.tsx'
import { useListCopy } from './list-copy.ts'
import type { Selection } from './queue-selection.ts'

type Props = { selection: Selection; onClear: () => void; onBulk: () => void }

/** The selected rows, and the actions on them. */
export function SelectionBar({ selection, onClear, onBulk }: Props): ReactNode {
  const lists = useListCopy()
  const keycap = useKeycap()
  const announce = useAnnounce()
  const some = selection.length > 0
  const bulk = () => (some ? onBulk() : announce(lists.selectFirst, true))
  useKeys({ bulk }, true, { bulk: some ? null : lists.selectFirst })
  useKeys({ escape: onClear }, some)
  if (!some) return null
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-line bg-panel px-4 py-2">
      <p role="status" className="mr-auto font-semibold">
        {lists.selected(selection.length)}
      </p>
      {selection.length === MAX_CLAIM_PAGE_SIZE ? <p className="text-sm text-amber">{lists.full}</p> : null}
      <Button variant="primary" keycap={keycap('bulk')} onClick={onBulk} className="font-semibold">
        {lists.bulk}
      </Button>
      <Button variant="quiet" keycap="Esc" onClick={onClear}>
        {lists.unselect}
      </Button>
    </div>
  )
}
