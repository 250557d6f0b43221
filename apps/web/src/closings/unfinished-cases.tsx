import type { ClosingState, UnfinishedCaseLine } from '@mimamori/contract/closings/closing-contract'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'
import { formatCount } from './closing-copy.ts'

type Props = {
  of: ClosingState['unfinished']
  /** that there is none is shown elsewhere */
  quiet: boolean
  /** renders the number of a case as a link, for those who may read cases */
  renderCase: (line: UnfinishedCaseLine) => ReactNode
}

/** Cases that arrived in the month and are unfinished. The month can be closed all the same. */
export function UnfinishedCases({ of: { counts, cases }, quiet, renderCase }: Props): ReactNode {
  const { words } = useCopy()
  const copy = useMessages('closings')
  const n = Object.values(counts).reduce((sum, each) => sum + each, 0)
  if (n === 0) return quiet ? null : <p className="text-sm text-ink2">{copy.noUnfinished}</p>
  return (
    <details className="group">
      <summary className="flex min-h-6 cursor-pointer list-none items-center gap-1.5 text-sm">
        <ChevronRight size={14} className="flex-none text-ink2 group-open:rotate-90" aria-hidden="true" />
        {copy.unfinished(formatCount(n))}
      </summary>
      <div className="grid gap-1.5 pt-1.5 pl-5 text-sm">
        <p className="text-ink2">{copy.unfinishedNote}</p>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
        <ul tabIndex={0} aria-label={copy.unfinished(formatCount(n))} className="grid max-h-48 overflow-y-auto">
          {cases.map((line) => (
            <li key={line.id} className="flex min-h-6 items-center gap-3">
              {renderCase(line)}
              <span className="text-ink2">{words.targets[line.target.type]}</span>
              <span className="ml-auto text-ink2">
                <Timestamp at={line.openedAt} brief />
              </span>
            </li>
          ))}
        </ul>
        {n > cases.length ? (
          <p className="text-ink2">{copy.unfinishedFirst(formatCount(cases.length), formatCount(n))}</p>
        ) : null}
      </div>
    </details>
  )
}
