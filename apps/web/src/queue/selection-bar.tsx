import { type ReactNode, Suspense, useEffect } from 'react'
import { nextPaint, preload } from '../api/idle-loading.ts'
import { useMessages } from '../i18n/messages.ts'
import { useKeys } from '../keys/keys-provider.tsx'
import { useAnnounce } from '../parts/announcer.tsx'
import { lazyWithFallback, preloaded } from '../parts/lazy-part.tsx'
import type { Selection } from './queue-selection.ts'

const [SelectionActions, loadActions] = preloaded(lazyWithFallback(() => import('./selection-actions.tsx')))

type Props = { selection: Selection; onClear: () => void; onBulk: () => void }

/** The keys for the selected rows, and the bar with the actions on them. */
export function SelectionBar({ selection, onClear, onBulk }: Props): ReactNode {
  const lists = useMessages('lists')
  const announce = useAnnounce()
  const some = selection.length > 0
  useEffect(() => preload(() => nextPaint().then(loadActions)), [])
  const bulk = () => (some ? onBulk() : announce(lists.selectFirst, true))
  useKeys({ bulk }, true, { bulk: some ? null : lists.selectFirst })
  useKeys({ escape: onClear }, some)
  if (!some) return null
  return (
    <Suspense>
      <SelectionActions count={selection.length} onClear={onClear} onBulk={onBulk} />
    </Suspense>
  )
}
