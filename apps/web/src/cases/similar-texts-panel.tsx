import type { Review } from '@mimamori/contract/cases/review-contract'
import type { SimilarText } from '@mimamori/contract/search/search-contract'
import { Button } from '@mimamori/ui/button'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { Tag } from '@mimamori/ui/tag'
import { Link } from '@tanstack/react-router'
import { type ReactNode, useRef, useState } from 'react'
import { decidedWords } from '../i18n/decided-words.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { MemberTitle } from '../parts/member-title.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { ContentDiff } from './content-diff.tsx'
import type { SimilarTextsQuery } from './use-similar-texts.ts'

const targetKey = ({ target }: SimilarText): string => `${target.type}/${target.id}`

/** Texts of all members that are nearly the same, the decisions on them, and the differences. */
export default function SimilarTextsPanel({
  review,
  similar,
}: {
  review: Review
  similar: SimilarTextsQuery
}): ReactNode {
  const related = useMessages('search').related
  const [compared, setCompared] = useState<string | null>(null)
  const panel = useRef<HTMLDivElement>(null)
  const { data, isError } = similar
  if (isError && !data) {
    return (
      <p role="alert" className="flex flex-wrap items-center gap-3 py-6 text-ink2">
        {related.failed} <Button onClick={() => void similar.refetch()}>{related.retry}</Button>
      </p>
    )
  }
  if (!data) return <SkeletonRows rows={4} label={related.loading} />
  const items = data.items
  if (items.length === 0) return <p className="py-6 text-ink2">{related.none}</p>
  const other = items.find((item) => targetKey(item) === compared)
  const back = () => {
    setCompared(null)
    const title = `[data-related="${CSS.escape(compared ?? '')}"]`
    requestAnimationFrame(() => panel.current?.querySelector<HTMLElement>(title)?.focus())
  }
  return (
    <div ref={panel}>
      {other ? (
        <SimilarTextDiff review={review} other={other} onBack={back} />
      ) : (
        <ul aria-label={related.label}>
          {items.map((item) => (
            <SimilarTextItem key={targetKey(item)} item={item} onCompare={() => setCompared(targetKey(item))} />
          ))}
        </ul>
      )}
    </div>
  )
}

function SimilarTextItem({ item, onCompare }: { item: SimilarText; onCompare: () => void }) {
  const related = useMessages('search').related
  return (
    <li className="relative grid gap-1 border-b border-line py-2.5 hover:bg-hover focus-within:bg-accent-bg">
      <span className="flex flex-wrap items-center gap-x-2.5 gap-y-1">
        <b className="font-semibold tabular-nums">{related.score(Math.floor(item.score * 100))}</b>
        <span>{related.differences[item.difference]}</span>
        {item.visible ? null : <Tag tone="red">{related.repost}</Tag>}
        <span className="ml-auto text-sm text-ink2">
          <Timestamp at={item.at} />
        </span>
      </span>
      <span className="flex min-w-0 items-baseline gap-2">
        {item.case ? <span className="text-sm text-ink2 tabular-nums">#{item.case.number}</span> : null}
        <button
          type="button"
          data-related={targetKey(item)}
          onClick={onCompare}
          className="min-w-0 truncate text-left outline-none after:absolute after:inset-0"
        >
          <MemberTitle text={item.title} />
        </button>
      </span>
      <span className="flex flex-wrap gap-x-3 text-sm text-ink2">
        <SimilarTextDecision item={item} />
      </span>
    </li>
  )
}

/** Whose it is, and what was decided on it. */
function SimilarTextDecision({ item: { decision, sameAuthor, authorId } }: { item: SimilarText }) {
  const related = useMessages('search').related
  const copy = useCopy()
  const { words } = copy
  const undecided = useMessages('search').undecided
  const what = decision ? decidedWords(copy, decision) : ''
  const about = decision?.categories.map((category) => words.categoriesShort[category]).join(words.listed)
  return (
    <>
      {decision ? (
        <>
          <b className="font-semibold text-ink">{about ? `${what} · ${about}` : what}</b>
          <span>{related.decided(decision.by)}</span>
        </>
      ) : (
        <span>{undecided}</span>
      )}
      <span>{sameAuthor ? related.sameAuthor : related.otherAuthor(authorId)}</span>
    </>
  )
}

/** Ref that focuses an element when it is mounted. */
const focusOnMount = (button: HTMLButtonElement | null): void => button?.focus()

/** What differs between the text of the case and a similar one. */
function SimilarTextDiff({
  review,
  other,
  onBack,
}: {
  review: Review
  other: SimilarText
  onBack: () => void
}): ReactNode {
  const related = useMessages('search').related
  const otherCase = other.case
  return (
    <section className="py-3" aria-label={otherCase ? related.comparing(otherCase.number) : related.comparingText}>
      <div className="mb-3 flex flex-wrap items-center gap-3 text-sm text-ink2">
        <h2 className="font-semibold">{otherCase ? related.comparing(otherCase.number) : related.comparingText}</h2>
        <span>{related.legend}</span>
        <Button small onClick={onBack} ref={focusOnMount}>
          {related.back}
        </Button>
        {otherCase ? (
          <Link
            to="/review/$caseId"
            params={{ caseId: otherCase.id }}
            search={{ queue: 'flagged' }}
            className="inline-flex min-h-6 items-center text-accent underline-offset-2 hover:underline"
          >
            {related.openCase(otherCase.number)}
          </Link>
        ) : null}
      </div>
      <ContentDiff before={other} after={review.content} />
    </section>
  )
}
