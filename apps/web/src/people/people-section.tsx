import type { Me } from '@mimamori/contract/staff/session'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { queries } from '../api/queries.ts'
import { usePeopleCopy } from './people-copy.ts'
import { PeopleTable } from './people-table.tsx'

type Props = { me: Me; failed: (retry: () => void) => ReactNode }

/** Who works at the desk. */
export function PeopleSection({ me, failed }: Props) {
  const copy = usePeopleCopy()
  const list = useQuery(queries.people.list.queryOptions())
  const people = list.data?.people
  return (
    <section aria-label={copy.title}>
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 px-4 py-3">
        <div>
          <h2 className="font-semibold">
            {copy.title}{' '}
            {people ? <span className="ml-1 font-normal text-ink2">{copy.count(people.length)}</span> : null}
          </h2>
          <p className="text-sm text-ink2">{copy.lead}</p>
        </div>
      </div>
      {list.isPending ? <SkeletonRows rows={6} label={copy.title} /> : null}
      {list.isError && !people ? failed(() => void list.refetch()) : null}
      {people ? <PeopleTable people={people} meId={me.id} open={(_, name) => name} /> : null}
    </section>
  )
}
