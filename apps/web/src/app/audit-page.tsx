import type { AuditEntry } from '@mimamori/contract/audit/audit'
import { may } from '@mimamori/policy/staff/roles'
import { Button } from '@mimamori/ui/button'
import { IconButton } from '@mimamori/ui/icon-button'
import { Notice } from '@mimamori/ui/notice'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useInfiniteQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { CloudOff, ScrollText, X } from 'lucide-react'
import { queries } from '../api/queries.ts'
import { useAuditCopy } from '../audit/audit-copy.ts'
import { AuditTable } from '../audit/audit-table.tsx'
import { Chain } from '../audit/chain.tsx'
import { useDesk } from './desk-context.tsx'
import { PageTitle } from './page-title.tsx'

const PAGE = 100

function useTrail(action: string | undefined, actor: string | undefined) {
  return useInfiniteQuery(
    queries.audit.list.infiniteOptions({
      input: (before: number | undefined) => ({
        limit: PAGE,
        ...(before === undefined ? {} : { before }),
        ...(action ? { action } : {}),
        ...(actor ? { actor } : {}),
      }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    }),
  )
}

/** The trail of who did what, and whether it is whole. */
export function AuditPage() {
  const audit = useAuditCopy()
  const { action, actor } = useSearch({ from: '/audit' })
  const trail = useTrail(action, actor)
  const entries = trail.data?.pages.flatMap((page) => page.entries) ?? []
  const scope = trail.data?.pages[0]?.scope
  return (
    <div className="h-full overflow-y-auto">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 py-3">
        <div>
          <PageTitle>{audit.title}</PageTitle>
          <p className="min-h-4 text-sm text-ink2">{scope && !(actor && scope === 'all') ? audit[scope] : null}</p>
        </div>
        <div className="flex flex-wrap items-center gap-x-5 gap-y-2">
          <Chain />
          {actor && scope === 'all' ? <ActorFilter alias={entries[0]?.actor.alias ?? ''} /> : null}
          <ActionFilter action={action} />
        </div>
      </div>
      {trail.isPending ? <SkeletonRows rows={16} label={audit.title} /> : null}
      {trail.isError && entries.length === 0 ? <TrailFailed onRetry={() => void trail.refetch()} /> : null}
      {trail.isSuccess && entries.length === 0 ? (
        <Notice icon={<ScrollText size={18} />} title={action || actor ? audit.emptyFiltered : audit.empty}>
          {audit.emptyNext}
        </Notice>
      ) : null}
      {entries.length > 0 ? <AuditTable entries={entries} subjectLink={linkOf} /> : null}
      {trail.hasNextPage ? (
        <p className="p-4 text-center">
          <Button disabled={trail.isFetchingNextPage} onClick={() => void trail.fetchNextPage()}>
            {audit.more}
          </Button>
        </p>
      ) : null}
    </div>
  )
}

function ActionFilter({ action }: { action: string | undefined }) {
  const audit = useAuditCopy()
  const navigate = useNavigate()
  const choose = (next: string) =>
    void navigate({
      to: '/audit',
      search: ({ actor }) => ({ ...(actor ? { actor } : {}), ...(next ? { action: next } : {}) }),
    })
  const known = Object.entries(audit.actions)
  return (
    <label className="flex items-center gap-2 text-sm text-ink2">
      {audit.filter}
      <select
        value={action ?? ''}
        onChange={(event) => choose(event.target.value)}
        className="h-7 rounded-md border border-line2 bg-panel px-2 text-ink"
      >
        <option value="">{audit.everything}</option>
        {known.map(([code, name]) => (
          <option key={code} value={code}>
            {name}
          </option>
        ))}
      </select>
    </label>
  )
}

/** Whose trail it is, and the way back to everyone's. */
function ActorFilter({ alias }: { alias: string }) {
  const audit = useAuditCopy()
  const navigate = useNavigate()
  const everyone = () => void navigate({ to: '/audit', search: ({ action }) => (action ? { action } : {}) })
  return (
    <span className="inline-flex min-h-7 items-center gap-1 rounded-md border border-line2 bg-panel pl-2.5 text-sm">
      {audit.onlyOf(alias)}
      <IconButton label={audit.everyone} onClick={everyone} className="size-6!">
        <X size={14} />
      </IconButton>
    </span>
  )
}

function TrailFailed({ onRetry }: { onRetry: () => void }) {
  const audit = useAuditCopy()
  return (
    <Notice
      problem
      icon={<CloudOff size={18} />}
      title={audit.failed}
      actions={<Button onClick={onRetry}>{audit.retry}</Button>}
    >
      {audit.failedKept}
    </Notice>
  )
}

/** The case an entry is about. Who may not read cases sees its number alone. */
const linkOf = (entry: AuditEntry) => <CaseLink entry={entry} />

function CaseLink({ entry }: { entry: AuditEntry }) {
  const { me } = useDesk()
  const audit = useAuditCopy()
  const { type, id, caseNumber } = entry.subject
  const subjects: Readonly<Record<string, string>> = audit.subjects
  if (caseNumber === null) return subjects[type] ?? type
  if (type !== 'case' || !may(me.role, 'cases.read')) return `#${caseNumber}`
  return (
    <Link
      to="/review/$caseId"
      params={{ caseId: id }}
      search={{ queue: 'flagged' }}
      className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
    >
      #{caseNumber}
    </Link>
  )
}
