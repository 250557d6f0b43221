import type { StandardChangeLine } from '@mimamori/contract/standards/standards-contract'
import type { StandardSet } from '@mimamori/policy/standards/standard-definition'
import { Button } from '@mimamori/ui/button'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { LoadFailed } from '../parts/load-failed.tsx'
import { DataTable } from '../parts/tables/data-table.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { useStandardsCopy } from './standards-copy.ts'
import { useCriterionWords } from './use-criterion-words.ts'

/** Pages of changes, as an infinite query has them. */
export type ChangePages = {
  readonly data: { readonly pages: readonly { readonly lines: readonly StandardChangeLine[] }[] } | undefined
  readonly isError: boolean
  readonly hasNextPage: boolean
  readonly isFetchingNextPage: boolean
  readonly fetchNextPage: () => unknown
  readonly refetch: () => unknown
}

type Props = {
  label: string
  pages: ChangePages
  set: StandardSet
  /** shows when each was made */
  dated?: boolean
  renderMember: (id: string) => ReactNode
}

/** Members with what changes for them, and the criteria that they miss. */
export function ChangeLines({ label, pages, set, dated = false, renderMember }: Props): ReactNode {
  const copy = useStandardsCopy()
  const { instants } = useCopy()
  const words = useCriterionWords()
  if (pages.isError) return <LoadFailed words={copy} onRetry={() => void pages.refetch()} />
  if (!pages.data) return <SkeletonRows rows={4} label={copy.loading} />
  const lines = pages.data.pages.flatMap((page) => page.lines)
  const explained = lines.some(({ missed, graceUntil }) => missed.length > 0 || graceUntil !== null)
  const more = pages.hasNextPage ? (
    <Button small disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
      {copy.more}
    </Button>
  ) : null
  if (!explained)
    return (
      <div className="grid justify-items-start gap-2">
        <ul
          aria-label={label}
          className="grid w-full grid-cols-[repeat(auto-fill,minmax(176px,1fr))] gap-x-4 border-t border-line pt-1"
        >
          {lines.map(({ id, memberId, at }) => (
            <li key={id} data-member={memberId} className="flex min-h-7 min-w-0 items-baseline gap-2 py-1">
              {renderMember(memberId)}
              {dated ? (
                <span className="text-sm text-ink2">
                  <Timestamp at={at} brief />
                </span>
              ) : null}
            </li>
          ))}
        </ul>
        {more}
      </div>
    )
  return (
    <div className="grid justify-items-start gap-2">
      <DataTable
        look="panel"
        label={label}
        rows={lines}
        row={({ memberId }) => ({ 'data-member': memberId })}
        columns={[
          {
            id: 'member',
            name: copy.member,
            names: true,
            wraps: true,
            className: 'w-40',
            cell: ({ memberId }) => renderMember(memberId),
          },
          dated && {
            id: 'since',
            name: copy.since,
            quiet: true,
            wraps: true,
            className: 'w-36 text-sm',
            cell: ({ at }) => <Timestamp at={at} brief />,
          },
          {
            id: 'reasons',
            name: copy.reasons,
            wraps: true,
            cell: ({ standard, graceUntil, missed }) => (
              <span>
                {missed.length === 0 ? <span className="text-ink3">{copy.noReasons}</span> : null}
                {missed.map((each) => (
                  <span key={each.id} className="block text-sm">
                    {words.missed(each, set, standard)}
                  </span>
                ))}
                {graceUntil ? (
                  <span className="block text-sm text-amber">{copy.graceUntil(instants.day(graceUntil))}</span>
                ) : null}
              </span>
            ),
          },
        ]}
      />
      {more}
    </div>
  )
}
