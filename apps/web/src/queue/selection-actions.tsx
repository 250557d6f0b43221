import { MAX_CLAIM_PAGE_SIZE } from '@mimamori/policy/cases/case-model'
import { Button } from '@mimamori/ui/button'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { useKeycap } from '../keys/keys-provider.tsx'

type Props = { count: number; onClear: () => void; onBulk: () => void }

/** How many rows are selected, and the actions on them. */
export default function SelectionActions({ count, onClear, onBulk }: Props): ReactNode {
  const lists = useMessages('lists')
  const keycap = useKeycap()
  return (
    <div className="flex flex-wrap items-center gap-3 border-t border-line bg-panel px-4 py-2">
      <p role="status" className="mr-auto font-semibold">
        {lists.selected(count)}
      </p>
      {count === MAX_CLAIM_PAGE_SIZE ? <p className="text-sm text-amber">{lists.full}</p> : null}
      <Button variant="primary" keycap={keycap('bulk')} onClick={onBulk} className="font-semibold">
        {lists.bulk}
      </Button>
      <Button variant="quiet" keycap="Esc" onClick={onClear}>
        {lists.unselect}
      </Button>
    </div>
  )
}
