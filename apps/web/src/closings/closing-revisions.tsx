import type { ClosedMonth } from '@mimamori/contract/closings/closing-contract'
import { ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'
import { FrozenFigures } from './frozen-figures.tsx'

/** Every revision of a month, the newest first; each opens to its figures. */
export function ClosingRevisions({ all }: { all: readonly ClosedMonth[] }): ReactNode {
  const copy = useMessages('closings')
  return (
    <section aria-label={copy.revisions} className="grid gap-1.5">
      <h3 className="text-sm font-semibold text-ink2">{copy.revisions}</h3>
      {all.length === 0 ? (
        <p className="text-sm text-ink2">{copy.noRevisions}</p>
      ) : (
        <ol className="overflow-hidden rounded-lg border border-line bg-panel">
          {all.map((it, n) => (
            <li key={it.id} className="border-t border-line first:border-t-0">
              <details open={n === 0} className="group">
                <summary className="flex min-h-8 cursor-pointer list-none items-center gap-1.5 px-2.5 py-1 hover:bg-hover">
                  <ChevronRight size={14} className="flex-none text-ink2 group-open:rotate-90" aria-hidden="true" />
                  <b className="font-semibold">{copy.revision(it.revision)}</b>
                  <span className="ml-auto text-sm text-ink2">
                    <Timestamp at={it.approvedAt} />
                  </span>
                </summary>
                <div className="px-3 pt-1 pb-3">
                  <FrozenFigures frozen={it} />
                </div>
              </details>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}
