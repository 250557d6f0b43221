import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { Download, Eye, ScrollText } from 'lucide-react'
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import {
  type AuditAddress,
  auditFiltersFrom,
  changeAuditAddress,
  hasAuditFilters,
  parseAuditAddress,
} from '../../audit/audit-address.ts'
import { AuditChainProblems, AuditChainStatus } from '../../audit/audit-chain-status.tsx'
import { AuditExportDialog } from '../../audit/audit-export-dialog.tsx'
import { AuditFilterBar } from '../../audit/audit-filter-bar.tsx'
import { AuditTable } from '../../audit/audit-table.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'
import { AuditEntryLoader, renderCaseLink } from './audit-entry-loader.tsx'

const PAGE_SIZE = 100

function useAuditTrail(address: AuditAddress) {
  const filters = auditFiltersFrom(address)
  const trail = useInfiniteQuery({
    ...queries.audit.list.infiniteOptions({
      input: (before: number | undefined) => ({
        limit: PAGE_SIZE,
        ...filters,
        ...(before === undefined ? {} : { before }),
      }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    }),
    placeholderData: (before) => before,
  })
  const entries = useMemo(() => trail.data?.pages.flatMap((page) => page.entries) ?? [], [trail.data])
  return { ...trail, entries }
}

/** The address of the log, and a function that changes it. */
function useAuditAddress() {
  const search = useSearch({ from: '/audit' })
  const address = useMemo(() => parseAuditAddress({ ...search }), [search])
  const navigate = useNavigate()
  const go = useCallback(
    (to: AuditAddress, replace = false) => void navigate({ to: '/audit', search: to, replace }),
    [navigate],
  )
  return { address, go }
}

/** The trail of who did what, and whether it is whole. */
export function AuditPage(): ReactNode {
  const audit = useMessages('audit')
  const { me } = useDesk()
  const { address, go } = useAuditAddress()
  const trail = useAuditTrail(address)
  const scroller = useRef<HTMLDivElement>(null)
  const first = useRef<HTMLSelectElement>(null)
  const [exporting, setExporting] = useState(false)
  const mayReadAll = may(me.role, 'audit.read_all')
  const people = useQuery({ ...queries.audit.people.queryOptions(), enabled: mayReadAll, staleTime: 60_000 })
  const { entry } = address
  const open = useCallback(
    (seq: number) => go(changeAuditAddress(address, { entry: seq }), entry !== undefined),
    [address, entry, go],
  )
  const close = () => go(changeAuditAddress(address, { entry: undefined }), true)
  const toFilters = () => first.current?.focus()
  useKeys({ search: toFilters, filter: toFilters, ...(entry === undefined ? {} : { escape: close }) })
  return (
    <div className="flex h-full flex-col">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2 px-4 py-3">
        <div>
          <PageTitle>{audit.title}</PageTitle>
          <p className="text-sm text-ink2">{mayReadAll ? audit.all : audit.own}</p>
        </div>
        <span className="flex flex-wrap items-center gap-x-4 gap-y-2">
          {may(me.role, 'incidents.read') ? <IncidentsLink /> : null}
          <AuditChainStatus signs={mayReadAll} />
          {may(me.role, 'audit.export') ? (
            <Button small icon={<Download size={14} aria-hidden="true" />} onClick={() => setExporting(true)}>
              {audit.exporting.open}
            </Button>
          ) : null}
        </span>
      </div>
      <AuditChainProblems />
      <div className={entry === undefined ? undefined : 'max-sheet:hidden'}>
        <AuditFilterBar address={address} people={people.data ?? []} first={first} onChange={go} />
      </div>
      <div className="flex min-h-0 flex-1 border-t border-line">
        <div className={cx('flex min-w-0 flex-1 flex-col', entry !== undefined && 'max-sheet:hidden')}>
          <Trail trail={trail} address={address} scroller={scroller} onOpen={open} onClear={() => go({})} />
        </div>
        {entry === undefined ? null : (
          <aside className="w-96 flex-none overflow-y-auto border-l border-line bg-panel max-sheet:w-full max-sheet:border-l-0">
            <AuditEntryLoader
              seq={entry}
              known={trail.entries.find(({ seq }) => seq === entry)}
              mayReadAll={mayReadAll}
              onNarrow={(to) => go(to)}
              onClose={close}
            />
          </aside>
        )}
      </div>
      {exporting ? <AuditExportDialog filters={auditFiltersFrom(address)} onClose={() => setExporting(false)} /> : null}
    </div>
  )
}

/** The link to the incident reports. */
function IncidentsLink() {
  const audit = useMessages('audit')
  return (
    <Link
      to="/incidents"
      className="inline-flex min-h-6 items-center gap-1.5 text-sm text-accent underline-offset-2 hover:underline"
    >
      <Eye size={14} aria-hidden="true" />
      {audit.incidents}
    </Link>
  )
}

type TrailProps = {
  trail: ReturnType<typeof useAuditTrail>
  address: AuditAddress
  scroller: React.RefObject<HTMLDivElement | null>
  onOpen: (seq: number) => void
  onClear: () => void
}

function Trail({ trail, address, scroller, onOpen, onClear }: TrailProps) {
  const audit = useMessages('audit')
  const { entries, hasNextPage, isFetchingNextPage, fetchNextPage } = trail
  const more = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage()
  }, [hasNextPage, isFetchingNextPage, fetchNextPage])
  if (trail.isPending) return <SkeletonRows rows={16} label={audit.title} />
  if (entries.length === 0) {
    return trail.isError ? (
      <LoadFailed words={audit} onRetry={() => void trail.refetch()} />
    ) : (
      <Nothing narrowed={hasAuditFilters(address)} onClear={onClear} />
    )
  }
  return (
    <AuditTable
      entries={entries}
      opened={address.entry}
      folds={address.leases === undefined}
      scroller={scroller}
      subjectLink={renderCaseLink}
      onOpen={onOpen}
      onEnd={more}
      stale={trail.isPlaceholderData}
      end={hasNextPage ? null : <p className="p-4 text-center text-sm text-ink2">{audit.end}</p>}
    />
  )
}

function Nothing({ narrowed, onClear }: { narrowed: boolean; onClear: () => void }) {
  const audit = useMessages('audit')
  if (!narrowed) {
    return (
      <ScreenMessage icon={<ScrollText size={18} />} title={audit.empty}>
        {audit.emptyNext}
      </ScreenMessage>
    )
  }
  return (
    <ScreenMessage
      icon={<ScrollText size={18} />}
      title={audit.emptyFiltered}
      actions={<Button onClick={onClear}>{audit.filters.clear}</Button>}
    >
      {audit.emptyFilteredNext}
    </ScreenMessage>
  )
}
