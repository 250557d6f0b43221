import { lazy, memo, type ReactNode, Suspense, useEffect } from 'react'
import { atLeisure, warm } from '../api/warm.ts'
import { useCopy } from '../language/language.tsx'
import { orSaid } from '../language/part.tsx'
import type { StripProps } from './strip-lines.tsx'

const loadLines = () => import('./strip-lines.tsx')
const StripLines = lazy(orSaid(loadLines))
const loadAtLeisure = atLeisure(loadLines)

/** What became of one's decisions. Nothing disappears from here before the desk has it. */
export const DecisionStrip = memo(function DecisionStrip({ beside, ...props }: StripProps & { beside: ReactNode }) {
  const { decisions } = useCopy()
  useEffect(() => warm(loadAtLeisure), [])
  return (
    <section aria-label={decisions.strip} className="flex h-11 items-center border-t border-line bg-panel text-sm">
      {props.lines.length === 0 ? (
        <p className="min-w-0 flex-1 truncate px-4 text-ink2">{decisions.stripEmpty}</p>
      ) : (
        <Suspense>
          <StripLines {...props} />
        </Suspense>
      )}
      {beside}
    </section>
  )
})
