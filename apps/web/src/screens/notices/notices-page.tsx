import type { StartableNotice } from '@mimamori/contract/notices/notice-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Newspaper, Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useMessages } from '../../i18n/messages.ts'
import { NoticeTable } from '../../notices/notice-table.tsx'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { useDesk } from '../desk-context.tsx'
import { OpenMonths } from '../open-months.tsx'
import { PageTitle } from '../page-title.tsx'
import { NoticePermission } from './notice-permission.tsx'
import { NOTICES_POLL_INTERVAL_MS, useNoticeOperation } from './use-notice-operation.ts'

/** All notices, and the months that have none yet. */
export function NoticesPage(): ReactNode {
  return (
    <NoticePermission>
      <NoticeList />
    </NoticePermission>
  )
}

function NoticeList() {
  const copy = useMessages('notices')
  const { me } = useDesk()
  const query = useQuery({ ...queries.notices.list.queryOptions(), refetchInterval: NOTICES_POLL_INTERVAL_MS })
  const { notices, toBegin = [] } = query.data ?? {}
  return (
    <div className="flex h-full flex-col overflow-y-auto">
      <OpenMonths />
      <div className="px-4 pt-3 pb-2">
        <PageTitle>{copy.title}</PageTitle>
        <p className="text-sm text-ink2">{copy.lead}</p>
      </div>
      {may(me.role, 'notices.decide') && toBegin.length > 0 ? <ToBegin months={toBegin} /> : null}
      {notices === undefined ? (
        <NoticesPlaceholder failed={query.isError} onRetry={() => void query.refetch()} />
      ) : notices.length === 0 ? (
        <ScreenMessage icon={<Newspaper size={18} />} title={copy.empty}>
          {copy.emptyNext}
        </ScreenMessage>
      ) : (
        <NoticeTable lines={notices} />
      )}
    </div>
  )
}

function NoticesPlaceholder({ failed, onRetry }: { failed: boolean; onRetry: () => void }) {
  const copy = useMessages('notices')
  if (!failed) return <SkeletonRows rows={8} label={copy.loading} />
  return <LoadFailed words={copy} onRetry={onRetry} />
}

const MAX_MONTHS = 3

/** Months without a notice, each with a button that starts it. */
function ToBegin({ months }: { months: readonly StartableNotice[] }) {
  const copy = useMessages('notices')
  const navigate = useNavigate()
  const { run, busy, problem } = useNoticeOperation()
  const begin = async (month: string) => {
    const begun = await run(queries.notices.begin, { month }, { done: () => copy.begun(copy.issue(month, 1)) })
    if (begun) void navigate({ to: '/notices/$noticeId', params: { noticeId: begun.noticeId } })
  }
  return (
    <section aria-label={copy.beginning} className="grid gap-1.5 px-4 pb-3">
      <ul className="flex flex-wrap gap-2">
        {months.slice(0, MAX_MONTHS).map(({ month, figuresMonth, closed, why }) => (
          <li key={month}>
            <Button
              icon={<Plus size={16} aria-hidden="true" />}
              disabled={busy || why !== null}
              title={closed ? undefined : copy.notClosed(figuresMonth)}
              onClick={() => void begin(month)}
            >
              {copy.begin(month)}
            </Button>
          </li>
        ))}
      </ul>
      <Problem small>{problem}</Problem>
    </section>
  )
}
