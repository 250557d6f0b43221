import { Button } from '@mimamori/ui/button'
import { useQuery } from '@tanstack/react-query'
import { Link2, Link2Off } from 'lucide-react'
import { queries } from '../api/queries.ts'
import { useAuditCopy } from './audit-copy.ts'

/** Whether the chain of entries is whole, recomputed by the server. */
export function Chain() {
  const audit = useAuditCopy()
  const query = useQuery({ ...queries.audit.verify.queryOptions(), staleTime: 60_000 })
  const status = query.data
  return (
    <div role="status" className="flex items-center gap-2 text-sm">
      {query.isFetching ? <span className="text-ink2">{audit.chainChecking}</span> : null}
      {!query.isFetching && status?.ok ? (
        <span className="flex items-center gap-1.5 text-green" title={status.head}>
          <Link2 size={16} aria-hidden="true" />
          {audit.chainOk(status.entries.toLocaleString('en'))}
        </span>
      ) : null}
      {!query.isFetching && status && !status.ok ? (
        <span className="flex items-center gap-1.5 font-semibold text-red">
          <Link2Off size={16} aria-hidden="true" />
          {audit.chainBad(status.firstBad.toLocaleString('en'))} — {audit.chainBadNext}
        </span>
      ) : null}
      {query.isError && !query.isFetching ? <span className="text-red">{audit.chainFailed}</span> : null}
      <Button small disabled={query.isFetching} onClick={() => void query.refetch()}>
        {audit.verify}
      </Button>
    </div>
  )
}
