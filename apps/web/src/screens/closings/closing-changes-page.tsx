import type { ChangedDecisionLine } from '@mimamori/contract/closings/closing-contract'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { CircleAlert, ListX } from 'lucide-react'
import { type MouseEvent, type ReactNode, useRef } from 'react'
import { queries } from '../../api/api-queries.ts'
import { isMissing } from '../../api/call-failure.ts'
import { ChangedDecisionsTable, changedRows } from '../../closings/changed-decisions-table.tsx'
import { formatCount } from '../../closings/closing-copy.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { narrowingOf } from '../../queue/queue-address.ts'
import { BackButton } from '../back-button.tsx'
import { useListWalk } from '../breakdown/use-list-walk.ts'
import { PageMissing } from '../page-missing.tsx'
import { PageTitle } from '../page-title.tsx'
import { reviewHref } from '../queue-place.ts'
import { textParam } from '../route-params.ts'

const PLACE = { view: 'flagged', narrowing: narrowingOf({}) } as const

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** Exactly the decisions that a month counts otherwise than when it was closed, or proposed for closing. */
export function ClosingChangesPage(): ReactNode {
  const { closing = '' } = textParam(useSearch({ from: '/breakdown/close/changes' }), 'closing')
  return <Changes key={closing} closingId={closing} />
}

function Changes({ closingId }: { closingId: string }) {
  const copy = useMessages('closings/changed-decisions')
  const { instants } = useCopy()
  const { history } = useRouter()
  const navigate = useNavigate()
  const scroller = useRef<HTMLDivElement>(null)
  const { row } = textParam(useSearch({ from: '/breakdown/close/changes' }), 'row')
  useKeys({ escape: () => history.back() })
  const query = useQuery(queries.closings.changes.queryOptions({ input: { closingId } }))
  const { lines = [] } = query.data ?? {}
  useListWalk({ rows: changedRows(lines), scroller, at: row, onMore: null })
  const open = async (event: MouseEvent, { caseId, decisionId }: ChangedDecisionLine) => {
    if (!isPlainClick(event)) return
    event.preventDefault()
    // who comes back is where they left
    const search = { closing: closingId, row: decisionId }
    await navigate({ to: '/breakdown/close/changes', search, replace: true, resetScroll: false })
    void navigate({ to: '/review/$caseId', params: { caseId }, search: { queue: PLACE.view } })
  }
  return (
    <div ref={scroller} className="relative h-full overflow-y-auto pb-8">
      <div className="px-4 pt-3">
        <BackButton>{copy.back}</BackButton>
      </div>
      {query.isPending ? <SkeletonRows rows={6} label={copy.loading} /> : null}
      {query.isError && !query.data ? (
        isMissing(query.error) ? (
          <PageMissing />
        ) : (
          <LoadFailed words={copy} onRetry={() => void query.refetch()} />
        )
      ) : null}
      {query.data ? (
        <>
          <div className="px-4 pt-1 pb-3">
            <div className="flex flex-wrap items-baseline gap-x-3">
              <PageTitle>
                {(query.data.proposed ? copy.titleProposed : copy.title)(formatCount(lines.length))}
              </PageTitle>
              <p className="text-ink2">{copy.of(query.data.month, query.data.revision)}</p>
            </div>
            <p className="text-sm text-ink2">{copy.since(instants.absolute(query.data.at))}</p>
          </div>
          {query.data.complete ? null : (
            <p role="status" className="mx-4 mb-3 flex items-start gap-1.5 rounded-md bg-amber-bg px-2.5 py-2 text-sm">
              <CircleAlert size={16} className="mt-px flex-none text-amber" aria-hidden="true" />
              {copy.incomplete}
            </p>
          )}
          {lines.length === 0 ? (
            <ScreenMessage icon={<ListX size={18} />} title={copy.none}>
              {copy.noneNext}
            </ScreenMessage>
          ) : (
            <ChangedDecisionsTable
              lines={lines}
              label={copy.title(formatCount(lines.length))}
              hrefOf={({ caseId }) => reviewHref(caseId, PLACE)}
              onOpen={(event, line) => void open(event, line)}
            />
          )}
        </>
      ) : null}
    </div>
  )
}
