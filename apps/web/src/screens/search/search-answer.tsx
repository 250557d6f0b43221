import type { SearchPage as Page, SearchHit } from '@mimamori/contract/search/search-contract'
import { Button } from '@mimamori/ui/button'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import type { ReactNode } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { MemberHits } from '../../search/member-hits.tsx'
import type { SearchPages } from '../../search/use-search-pages.ts'
import { MemberLink } from '../member-link.tsx'
import { NoSearchHits } from './no-search-hits.tsx'

type AnswerProps = {
  pages: SearchPages
  filtered: boolean
  onPosts: (id: string) => void
  onClear: () => void
  children: (hits: readonly SearchHit[]) => ReactNode
}

/** Members and texts a search found. */
export function SearchAnswer({ pages, filtered, onPosts, onClear, children }: AnswerProps): ReactNode {
  const search = useMessages('search')
  const first = pages.data?.pages[0]
  if (pages.isError) return <LoadFailed words={search} onRetry={() => void pages.refetch()} />
  if (!first) return <SkeletonRows rows={12} label={search.title} />
  const hits = pages.data?.pages.flatMap((page) => page.hits) ?? []
  return (
    <>
      {first.filling ? (
        <p role="status" className="border-b border-line bg-amber-bg px-4 py-2 text-sm text-amber">
          {search.filling}
        </p>
      ) : null}
      <MemberHits
        members={first.members}
        linkOf={(id, name) => <MemberLink id={id}>{name}</MemberLink>}
        onPosts={onPosts}
      />
      {hits.length > 0 ? <HitCount count={first.count} /> : null}
      {hits.length > 0 ? children(hits) : <NoSearchHits page={first} filtered={filtered} onClear={onClear} />}
      {pages.hasNextPage ? (
        <p className="p-4 text-center">
          <Button disabled={pages.isFetchingNextPage} onClick={() => void pages.fetchNextPage()}>
            {search.more}
          </Button>
        </p>
      ) : null}
    </>
  )
}

function HitCount({ count }: { count: Page['count'] }) {
  const search = useMessages('search')
  if (!count) return null
  return (
    <p role="status" className="border-b border-line px-4 py-1.5 text-sm text-ink2">
      {search.count[count.kind](count.n.toLocaleString('en'))} · {search.newestFirst}
    </p>
  )
}
