import { Button } from '@mimamori/ui/button'
import { Skeleton } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '../api/api-queries.ts'
import { MemberStandardChecklist } from './member-standard-checklist.tsx'
import { useMemberStandardCopy } from './member-standard-copy.ts'

const POLL_INTERVAL_MS = 60_000

/** The account standards of a member, kept up to date while their page is open. */
export function MemberStandardSection({ memberId }: { memberId: string }): ReactNode {
  const copy = useMemberStandardCopy()
  const query = useQuery({
    ...queries.standards.member.queryOptions({ input: { memberId } }),
    refetchInterval: POLL_INTERVAL_MS,
  })
  if (query.data) return <MemberStandardChecklist key={memberId} member={query.data} />
  if (query.isPending)
    return (
      <div role="status" aria-label={copy.loading}>
        <Skeleton className="h-40 w-full" />
      </div>
    )
  return (
    <div role="alert" className="flex flex-wrap items-center gap-2 text-ink2">
      {copy.failed}
      <Button small onClick={() => void query.refetch()}>
        {copy.retry}
      </Button>
    </div>
  )
}
