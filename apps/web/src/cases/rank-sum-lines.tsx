import type { RankLine } from '@mimamori/policy/cases/rank-rules'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'

/** Each reason of a rank with the minutes it earned. Default, for `lazy()`. */
export default function RankSumLines({ lines }: { lines: readonly RankLine[] }): ReactNode {
  const { cases, instants } = useCopy()
  const evidence = useMessages('beside')
  return (
    <dl className="grid grid-cols-[1fr_auto] gap-y-1 px-3.5 pb-2.5 pl-9.5">
      {lines.map((line) => (
        <div key={line.why} className="contents">
          <dt>{line.why === 'pinned' ? cases.rankPinned : evidence.rank[line.why](line.n)}</dt>
          <dd className="text-right text-ink2">
            {line.why === 'pinned' ? '' : evidence.earlier(instants.minutes(line.minutes))}
          </dd>
        </div>
      ))}
    </dl>
  )
}
