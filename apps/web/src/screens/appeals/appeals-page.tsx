import type { AppealLine, AppealView } from '@mimamori/contract/appeals/appeal-contract'
import { APPEAL_LISTS, type AppealList } from '@mimamori/policy/appeals/appeal-lists'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { panelProps, Tabs } from '@mimamori/ui/tabs'
import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronLeft, Scale } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { queries } from '../../api/api-queries.ts'
import { isMissing } from '../../api/call-failure.ts'
import { AppealDetail } from '../../appeals/appeal-detail.tsx'
import { AppealForm } from '../../appeals/appeal-form.tsx'
import { AppealOutcome } from '../../appeals/appeal-outcome.tsx'
import { AppealRow } from '../../appeals/appeal-row.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useTabKeys } from '../../keys/use-tab-keys.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'

const POLL_INTERVAL_MS = 5_000
const HELD_POLL_INTERVAL_MS = 1_000
const SCOPE = 'appeals'

/** The appeals, oldest first: the letter of the member beside the decision it is against. */
export function AppealsPage(): ReactNode {
  const copy = useMessages('appeals')
  const { list, id } = useSearch({ from: '/appeals' })
  const navigate = useNavigate()
  const query = useQuery({
    ...queries.appeals.list.queryOptions({ input: { list } }),
    refetchInterval: POLL_INTERVAL_MS,
  })
  const items = query.data?.items ?? []
  const go = (to: { list: AppealList; id?: string }) => void navigate({ to: '/appeals', search: to, replace: true })
  const here = items.findIndex((each) => each.id === id)
  const step = (by: number) => {
    const next = items[here < 0 ? 0 : Math.max(0, Math.min(items.length - 1, here + by))]
    if (next) go({ list, id: next.id })
  }
  useTabKeys(APPEAL_LISTS, list, (to) => go({ list: to }))
  useKeys({ next: () => step(1), previous: () => step(-1) })
  return (
    <div className="flex h-full flex-col">
      <div className={`px-4 pt-3 pb-2 ${id ? 'max-sheet:hidden' : ''}`}>
        <PageTitle count={query.data?.open}>{copy.title}</PageTitle>
        <p className="text-sm text-ink2">{copy.lead}</p>
        {query.data && query.data.overdue > 0 ? (
          <p role="status" className="text-sm font-semibold text-red">
            {copy.overdue(query.data.overdue)}
          </p>
        ) : null}
      </div>
      <div className={`overflow-x-auto px-4 ${id ? 'max-sheet:hidden' : ''}`}>
        <Tabs
          label={copy.switch}
          scope={SCOPE}
          active={list}
          onChange={(to) => go({ list: to })}
          tabs={APPEAL_LISTS.map((of) => ({
            id: of,
            label: copy.lists[of],
            count: of === 'open' ? query.data?.open || undefined : undefined,
          }))}
        />
      </div>
      <div
        {...panelProps(SCOPE, list)}
        className="grid min-h-0 flex-1 grid-cols-[360px_minmax(0,1fr)] max-sheet:grid-cols-1"
      >
        <div
          className={`min-h-0 overflow-y-auto border-r border-line max-sheet:border-r-0 ${id ? 'max-sheet:hidden' : ''}`}
        >
          <List list={list} items={items} query={query} />
        </div>
        <div className={`min-h-0 min-w-0 overflow-y-auto ${id ? '' : 'max-sheet:hidden'}`}>
          {id ? (
            <Appeal key={id} list={list} id={id} />
          ) : items.length > 0 ? (
            <ScreenMessage icon={<Scale size={18} />} title={copy.choose}>
              {copy.chooseNext}
            </ScreenMessage>
          ) : null}
        </div>
      </div>
    </div>
  )
}

type ListProps = {
  list: AppealList
  items: readonly AppealLine[]
  query: { isError: boolean; isPending: boolean; refetch: () => unknown }
}

function List({ list, items, query }: ListProps) {
  const copy = useMessages('appeals')
  if (query.isPending) return <SkeletonRows rows={8} label={copy.lists[list]} />
  if (query.isError && items.length === 0) return <LoadFailed words={copy} onRetry={() => void query.refetch()} />
  if (items.length === 0) {
    return (
      <ScreenMessage icon={<Scale size={18} />} title={copy.empty[list]}>
        {copy.emptyNext[list]}
      </ScreenMessage>
    )
  }
  return (
    <ul>
      {items.map((appeal) => (
        <li key={appeal.id} className="border-b border-line">
          <Link
            to="/appeals"
            search={{ list, id: appeal.id }}
            className="block px-4 -outline-offset-2 hover:bg-hover aria-[current=page]:bg-accent-bg aria-[current=page]:shadow-[inset_2px_0_0_var(--accent)]"
          >
            <AppealRow appeal={appeal} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

function Appeal({ list, id }: { list: AppealList; id: string }) {
  const copy = useMessages('appeals')
  const query = useQuery({
    ...queries.appeals.get.queryOptions({ input: { appealId: id } }),
    refetchInterval: ({ state }) => (state.data?.state === 'held' ? HELD_POLL_INTERVAL_MS : POLL_INTERVAL_MS),
  })
  const { me } = useDesk()
  const back = (
    <Link
      to="/appeals"
      search={{ list }}
      className="hidden min-h-6 items-center gap-1 text-sm text-ink2 hover:text-ink max-sheet:inline-flex"
    >
      <ChevronLeft size={14} aria-hidden="true" />
      {copy.back}
    </Link>
  )
  const appeal = query.data
  const isLoaded = appeal !== undefined
  useEffect(() => {
    if (isLoaded) document.querySelector<HTMLElement>('[data-appeal-heading]')?.focus({ preventScroll: true })
  }, [isLoaded])
  if (query.isPending) return <SkeletonRows rows={8} label={copy.title} />
  if (!appeal && isMissing(query.error)) {
    return <ScreenMessage problem icon={<Scale size={18} />} title={copy.missing} actions={back} />
  }
  if (!appeal) return <LoadFailed words={copy} onRetry={() => void query.refetch()} />
  return (
    <AppealDetail appeal={appeal} back={back} caseLink={<CaseLink appeal={appeal} />}>
      {appeal.state === 'open' ? <AppealForm appeal={appeal} staffId={me.id} /> : <AppealOutcome appeal={appeal} />}
    </AppealDetail>
  )
}

function CaseLink({ appeal: { against } }: { appeal: AppealView }) {
  const copy = useMessages('appeals')
  return (
    <Link
      to="/review/$caseId"
      params={{ caseId: against.case.id }}
      search={{ queue: 'flagged' }}
      className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
    >
      {copy.case(against.case.number)}
    </Link>
  )
}
