import type { SearchHit } from '@mimamori/contract/search/search-contract'
import type { Excerpt } from '@mimamori/policy/search/search-excerpt'
import { Tag } from '@mimamori/ui/tag'
import { type ReactNode, type RefObject, useEffect } from 'react'
import { decidedWords } from '../i18n/decided-words.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useKeys } from '../keys/keys-provider.tsx'
import { ReportSourceLines } from '../parts/report-source-lines.tsx'
import { Timestamp } from '../parts/timestamp.tsx'

type Props = {
  hits: readonly SearchHit[]
  list: RefObject<HTMLUListElement | null>
  /** where one stood when one left */
  startAt: number | null
  /** the title, as a link to its case */
  linkOf: (hit: SearchHit, title: ReactNode) => ReactNode
}

/** The hits, newest first. J and K move between their titles. */
export function SearchHits({ hits, list, startAt, linkOf }: Props): ReactNode {
  const search = useMessages('search')
  useHitNavigation(list, startAt)
  return (
    <ul ref={list} aria-label={search.results}>
      {hits.map((hit) => (
        <li
          key={hit.doc}
          className="relative grid grid-cols-[minmax(0,1040px)] gap-0.5 border-b border-line px-4 py-2 hover:bg-hover focus-within:bg-accent-bg focus-within:shadow-[inset_2px_0_0_var(--accent)]"
        >
          <span className="flex min-w-0 items-center gap-x-3">
            <span className="w-14 shrink-0 text-right text-sm text-ink2 tabular-nums max-sheet:w-auto">
              {hit.case ? `#${hit.case.number}` : search.noCase}
            </span>
            <span className="min-w-0 truncate font-semibold">{linkOf(hit, <HitTitle hit={hit} />)}</span>
            <span className="ml-auto shrink-0 text-sm text-ink2 tabular-nums">
              <Timestamp at={hit.at} />
            </span>
          </span>
          <span className="line-clamp-2 pl-17 text-ink2 max-sheet:pl-0">
            <SearchExcerpt excerpt={hit.excerpt} />
          </span>
          <span className="flex flex-wrap items-center gap-x-3 gap-y-1 pl-17 text-sm text-ink2 max-sheet:pl-0">
            <HitFacts hit={hit} />
            <ReportSourceLines source={hit.source} />
          </span>
        </li>
      ))}
    </ul>
  )
}

function HitTitle({ hit }: { hit: SearchHit }) {
  const search = useMessages('search')
  const { words } = useCopy()
  if (hit.title.text !== '') return <SearchExcerpt excerpt={hit.title} />
  return hit.target.type === 'job' ? search.noTitle : words.targets[hit.target.type]
}

/** The target of a hit, its author and its decision. Of a report nothing is said about who wrote it. */
function HitFacts({ hit }: { hit: SearchHit }) {
  const search = useMessages('search')
  const copy = useCopy()
  const { words, cases } = copy
  const { decision } = hit
  const about = decision?.categories.map((category) => words.categoriesShort[category]).join(words.listed)
  return (
    <>
      {hit.kind === 'report' ? (
        <Tag>{search.reportOn(words.targets[hit.target.type])}</Tag>
      ) : (
        <span>{words.targets[hit.target.type]}</span>
      )}
      {hit.authorId ? <span>{cases.member(hit.authorId)}</span> : null}
      {decision ? (
        <span>
          {decidedWords(copy, decision)}
          {about ? ` · ${about}` : ''} · {cases.by(decision.by)}
        </span>
      ) : (
        <span>{search.undecided}</span>
      )}
      {hit.visible ? null : <Tag>{search.hidden}</Tag>}
    </>
  )
}

/** Step from title to title; from anywhere else, to the first. */
function useHitNavigation(list: RefObject<HTMLUListElement | null>, startAt: number | null): void {
  const titles = () => [...(list.current?.querySelectorAll<HTMLElement>('[data-hit]') ?? [])]
  const go = (to: HTMLElement | undefined) => {
    to?.focus({ preventScroll: true })
    to?.closest('li')?.scrollIntoView({ block: 'nearest' })
  }
  const step = (by: number) => {
    const all = titles()
    const index = document.activeElement instanceof HTMLElement ? all.indexOf(document.activeElement) : -1
    go(all[index < 0 ? 0 : Math.min(all.length - 1, Math.max(0, index + by))])
  }
  useKeys({ next: () => step(1), previous: () => step(-1), down: () => step(1), up: () => step(-1) })
  useEffect(() => {
    if (startAt === null) return
    list.current?.querySelector<HTMLElement>(`[data-hit="${startAt}"]`)?.focus()
  }, [list, startAt])
}

/** A stretch of a text with what was found in it: tint and underline, so that colour is not all there is. */
function SearchExcerpt({ excerpt: { text, spans } }: { excerpt: Excerpt }): ReactNode {
  let at = 0
  return (
    <span lang="ja">
      {spans.map(({ start, end }) => {
        const before = text.slice(at, start)
        at = end
        return (
          <span key={start}>
            {before}
            <mark className="passage">{text.slice(start, end)}</mark>
          </span>
        )
      })}
      {text.slice(at)}
    </span>
  )
}
