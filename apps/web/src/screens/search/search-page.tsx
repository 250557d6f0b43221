import type { SearchPage as Page, SearchHit } from '@mimamori/contract/search/search-contract'
import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { Link } from '@tanstack/react-router'
import { SearchX, TextSearch } from 'lucide-react'
import { type ReactNode, useLayoutEffect, useRef, useState } from 'react'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { MemberHits } from '../../search/member-hits.tsx'
import { SearchBox } from '../../search/search-box.tsx'
import { SearchFilters } from '../../search/search-filters.tsx'
import { SearchHits } from '../../search/search-hits.tsx'
import { hasSearchTerms, type SearchPages, useSearchPages } from '../../search/use-search-pages.ts'
import { MemberLink } from '../member-link.tsx'
import { PageTitle } from '../page-title.tsx'
import { LookupPanel } from './lookup-panel.tsx'
import { useMemberLookup } from './use-member-lookup.ts'
import { useSearchQuery } from './use-search-query.ts'

/** the hit opened last, by search, so that Back returns to its place; another search begins in its field */
const lastOpenedHit: { doc: number | null; search: string } = { doc: null, search: '' }

/** The search of all texts and members, with filters; results appear while the person types. */
export function SearchPage(): ReactNode {
  const search = useMessages('search')
  const box = useRef<HTMLInputElement>(null)
  const list = useRef<HTMLUListElement>(null)
  const { typed, query, personal, type, narrow, clearFilters } = useSearchQuery()
  const pages = useSearchPages(query)
  const { lookup, contact, panel, goOn } = useMemberLookup(typed, type, box)
  useKeys({ search: () => box.current?.select() })
  const shownSearch = JSON.stringify(query)
  const [startAt] = useState(() => (lastOpenedHit.search === shownSearch ? lastOpenedHit.doc : null))
  useLayoutEffect(() => {
    if (startAt === null) box.current?.select()
  }, [startAt])
  const { q: _, ...filters } = query
  const leave = () => {
    if (contact === null) list.current?.querySelector<HTMLElement>('[data-hit]')?.focus()
    else goOn()
  }
  return (
    <div className="flex h-full flex-col">
      <search className="grid gap-2.5 border-b border-line px-4 py-3">
        <div className="flex items-center gap-4 max-sheet:gap-3">
          <PageTitle>{search.title}</PageTitle>
          <SearchBox value={typed} box={box} onType={type} onLeave={leave} />
        </div>
        <SearchFilters address={query} onChange={narrow} />
        {personal && contact === null ? <p className="text-sm text-ink2">{search.personal}</p> : null}
      </search>
      <div className="relative min-h-0 flex-1 overflow-y-auto" aria-busy={pages.isFetching}>
        {contact !== null ? (
          <LookupPanel
            key={contact}
            value={contact}
            lookup={lookup}
            panel={panel}
            onPosts={(author) => narrow({ author, q: undefined })}
          />
        ) : hasSearchTerms(query) ? (
          <SearchAnswer
            pages={pages}
            filtered={Object.keys(filters).length > 0}
            onPosts={(author) => narrow({ author, q: undefined })}
            onClear={clearFilters}
          >
            {(hits) => <SearchHits hits={hits} list={list} startAt={startAt} linkOf={linkFrom(shownSearch)} />}
          </SearchAnswer>
        ) : (
          <ScreenMessage icon={<TextSearch size={18} />} title={search.start}>
            {search.startNext}
          </ScreenMessage>
        )}
      </div>
    </div>
  )
}

const linkFrom = (search: string) =>
  function linkOf(hit: SearchHit, title: ReactNode): ReactNode {
    if (!hit.case) return title
    return (
      <Link
        to="/review/$caseId"
        params={{ caseId: hit.case.id }}
        search={{ queue: 'flagged' }}
        data-hit={hit.doc}
        onClick={() => {
          Object.assign(lastOpenedHit, { doc: hit.doc, search })
        }}
        className="outline-none after:absolute after:inset-0"
      >
        {title}
      </Link>
    )
  }

type AnswerProps = {
  pages: SearchPages
  filtered: boolean
  onPosts: (id: string) => void
  onClear: () => void
  children: (hits: readonly SearchHit[]) => ReactNode
}

/** Members and texts a search found. */
function SearchAnswer({ pages, filtered, onPosts, onClear, children }: AnswerProps): ReactNode {
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

type EmptyProps = { page: Page; filtered: boolean; onClear: () => void }

/** Nothing was found: what to try instead. */
function NoSearchHits({ page, filtered, onClear }: EmptyProps): ReactNode {
  const search = useMessages('search')
  if (page.members.length > 0) return null
  const icon = <SearchX size={18} />
  if (page.tooShort) {
    return (
      <ScreenMessage icon={icon} title={search.short}>
        {search.shortNext}
      </ScreenMessage>
    )
  }
  const clear = filtered ? <Button onClick={onClear}>{search.clearFilters}</Button> : null
  return (
    <ScreenMessage icon={icon} title={search.none} actions={clear}>
      {filtered ? search.noneFiltered : search.noneNext}
    </ScreenMessage>
  )
}
