import { lazy, memo, type ReactNode, Suspense, useEffect } from 'react'
import { delayedAfterFirstPaint, preload } from '../../api/idle-loading.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { lazyWithFallback } from '../../parts/lazy-part.tsx'
import type { DecisionStatusProps } from './decision-status-lines.tsx'

const loadLines = () => import('./decision-status-lines.tsx')
const DecisionStatusLines = lazy(lazyWithFallback(loadLines))
const loadWhenIdle = delayedAfterFirstPaint(loadLines)

/** Status bar of one's decisions. A decision stays here until the server has stored it. */
export const DecisionStatusBar = memo(function DecisionStrip({
  beside,
  ...props
}: DecisionStatusProps & { beside: ReactNode }) {
  const { outgoing, recent } = props.acts
  const { decisions } = useCopy()
  useEffect(() => preload(loadWhenIdle), [])
  const empty = <p className="min-w-0 flex-1 truncate px-4 text-ink2">{decisions.stripEmpty}</p>
  return (
    <section aria-label={decisions.strip} className="flex h-11 items-center border-t border-line bg-panel text-sm">
      {outgoing.length + recent.length === 0 ? (
        empty
      ) : (
        <Suspense>
          <DecisionStatusLines {...props} empty={empty} />
        </Suspense>
      )}
      {beside}
    </section>
  )
})
