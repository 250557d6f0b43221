import { Button } from '@mimamori/ui/button'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { type UseQueryResult, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import type { DayRange } from '../../coverage/coverage-days.ts'
import { busyDays, enquiryDay, type KindDay, reminderDay } from '../../coverage/kind-coverage.ts'
import { KindCoverageTable } from '../../coverage/kind-coverage-table.tsx'
import { useMessages } from '../../i18n/messages.ts'

import { ExportButton } from '../export-button.tsx'

const POLL_INTERVAL_MS = 60_000
/** the desk counts so many days back */
const COUNTED_DAYS = 31

/** Contact reminders and direct-deal enquiries, day by day: what was received is open or has ended. */
export default function KindCoverageSection({ range }: { range: DayRange }): ReactNode {
  const { kinds } = useMessages('coverage')
  const { parts } = kinds
  const reminders = useQuery({ ...queries.reminders.coverage.queryOptions(), refetchInterval: POLL_INTERVAL_MS })
  const enquiries = useQuery({ ...queries.enquiries.coverage.queryOptions(), refetchInterval: POLL_INTERVAL_MS })
  return (
    <div className="grid grid-cols-[minmax(0,3fr)_minmax(0,2fr)] gap-x-12 gap-y-8 px-4 pt-8 pb-10 max-[1100px]:grid-cols-1">
      <Kind
        kind="reminders"
        columns={[parts.waiting, parts.toDecide, parts.answeredByContact, parts.decided]}
        query={reminders}
        days={reminders.data?.days.map(reminderDay)}
        range={range}
      />
      <Kind
        kind="enquiries"
        columns={[parts.open, parts.answered]}
        query={enquiries}
        days={enquiries.data?.days.map(enquiryDay)}
        range={range}
      />
    </div>
  )
}

type Props = {
  kind: 'reminders' | 'enquiries'
  columns: readonly string[]
  query: Pick<UseQueryResult, 'isError' | 'refetch'>
  days: readonly KindDay[] | undefined
  range: DayRange
}

function Kind({ kind, columns, query, days, range }: Props) {
  const copy = useMessages('coverage')
  const { kinds } = copy
  const title = kinds[kind]
  const shown = days && busyDays(days, range)
  return (
    <section aria-label={title} className="grid content-start gap-2">
      <div className="flex flex-wrap items-start gap-2">
        <div className="min-w-0 flex-1">
          <h2 className="font-semibold">{title}</h2>
          <p className="text-sm text-ink2">
            {kinds.check[kind]} {kinds.within(COUNTED_DAYS)}
          </p>
        </div>
        <ExportButton
          operation={queries.coverage.export}
          input={{ of: kind, range }}
          words={{ label: kinds.csv, title: kinds.exporting[kind], done: kinds.exported }}
          small
          named
        />
      </div>
      {!days && query.isError ? (
        <p role="alert" className="flex items-center gap-3 text-sm text-red">
          {kinds.failed}
          <Button small onClick={() => void query.refetch()}>
            {copy.retry}
          </Button>
        </p>
      ) : null}
      {!days && !query.isError ? <SkeletonRows rows={4} label={title} /> : null}
      {shown?.length === 0 ? <p className="text-sm text-ink2">{kinds.none}</p> : null}
      {shown && shown.length > 0 ? <KindCoverageTable title={title} columns={columns} days={shown} /> : null}
    </section>
  )
}
