import type { TimelineEntry } from '@mimamori/contract/members/member-page-contract'
import { Tag } from '@mimamori/ui/tag'
import { type ReactNode, type RefObject, useRef } from 'react'
import { useCatalogueEntries } from '../api/catalogue-query.ts'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { Timestamp } from '../i18n/timestamp.tsx'
import { useKeys } from '../keys/keys-provider.tsx'
import { useMemberCopy } from './member-copy.ts'

type Props = {
  entries: readonly TimelineEntry[]
  /** what an entry is called, as a link to its case */
  linkOf: (entry: TimelineEntry, what: ReactNode) => ReactNode
}

/** What was posted, reported and decided, newest first. J and K walk it, Enter opens the case. */
export function MemberTimeline({ entries, linkOf }: Props): ReactNode {
  const copy = useMemberCopy()
  const list = useRef<HTMLOListElement>(null)
  useTimelineNavigation(list)
  return (
    <ol ref={list} aria-label={copy.timeline}>
      {entries.map((entry) => (
        <li
          key={`${entry.kind} ${entry.id}`}
          className="relative grid grid-cols-[152px_minmax(0,1fr)] gap-x-3 border-b border-line px-4 py-2 focus-within:bg-accent-bg focus-within:shadow-[inset_2px_0_0_var(--accent)] hover:bg-hover max-sheet:grid-cols-1"
        >
          <span className="text-sm/5 text-ink2">
            <Timestamp at={entry.at} />
          </span>
          <TimelineItem entry={entry} linkOf={linkOf} />
        </li>
      ))}
    </ol>
  )
}

function useTimelineNavigation(list: RefObject<HTMLElement | null>): void {
  const step = (by: number) => {
    const stops = [...(list.current?.querySelectorAll<HTMLElement>('[data-entry]') ?? [])]
    const here = stops.indexOf(document.activeElement as HTMLElement)
    stops[here < 0 ? 0 : Math.min(stops.length - 1, Math.max(0, here + by))]?.focus()
  }
  useKeys({ next: () => step(1), previous: () => step(-1), down: () => step(1), up: () => step(-1) })
}

function TimelineItem({ entry, linkOf }: { entry: TimelineEntry; linkOf: Props['linkOf'] }) {
  switch (entry.kind) {
    case 'report':
      return <ReportedItem entry={entry} linkOf={linkOf} />
    case 'decision':
      return <DecidedItem entry={entry} linkOf={linkOf} />
    default:
      return <PostedItem entry={entry} linkOf={linkOf} />
  }
}

type TimelineItemProps<Kind extends TimelineEntry['kind']> = {
  entry: Extract<TimelineEntry, { kind: Kind }>
  linkOf: Props['linkOf']
}

const LINE = 'flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1'

/** The kind, the name, and on the right the case. */
function TimelineItemHead({
  entry,
  linkOf,
  kind,
  what,
}: {
  entry: TimelineEntry
  linkOf: Props['linkOf']
  kind: string
  what: ReactNode
}) {
  const { cases } = useCopy()
  return (
    <span className="flex min-w-0 items-center gap-x-2.5">
      <span className="flex-none text-sm text-ink2">{kind}</span>
      <span className="min-w-0 truncate font-semibold">{linkOf(entry, what)}</span>
      {entry.case ? (
        <span className="ml-auto flex-none text-sm text-ink2">
          #{entry.case.number} {entry.case.state === 'closed' ? null : cases.stateWords[entry.case.state]}
        </span>
      ) : null}
    </span>
  )
}

function PostedItem({ entry, linkOf }: TimelineItemProps<'job' | 'proposal' | 'message'>) {
  const copy = useMemberCopy()
  const { words } = useCopy()
  const { title, excerpt } = entry
  return (
    <div className="grid min-w-0 gap-0.5">
      <TimelineItemHead
        entry={entry}
        linkOf={linkOf}
        kind={words.targets[entry.kind]}
        what={<span lang="ja">{title || excerpt || copy.noText}</span>}
      />
      {title !== '' && excerpt !== '' ? (
        <p lang="ja" className="line-clamp-1 text-sm text-ink2">
          {excerpt}
        </p>
      ) : null}
      <span className={`${LINE} text-sm text-ink2 empty:hidden`}>
        {entry.version > 1 ? <span>{copy.version(entry.version)}</span> : null}
        {entry.categories.map((category) => (
          <Tag key={category}>{words.categoriesShort[category]}</Tag>
        ))}
        {entry.visible ? null : <Tag tone="amber">{copy.hidden}</Tag>}
      </span>
    </div>
  )
}

function ReportedItem({ entry, linkOf }: TimelineItemProps<'report'>) {
  const copy = useMemberCopy()
  const { words } = useCopy()
  const { language } = useLanguage()
  const reason = useCatalogueEntries()?.find(({ kind, id }) => kind === 'reason' && id === entry.reason)
  return (
    <div className="grid min-w-0 gap-0.5">
      <TimelineItemHead
        entry={entry}
        linkOf={linkOf}
        kind={copy.one.report}
        what={reason?.data.label[language] ?? entry.reason}
      />
      {entry.text ? (
        <p lang="ja" className="line-clamp-2 text-sm">
          {entry.text}
        </p>
      ) : null}
      <span className="text-sm text-ink2">{copy.onTarget(words.targets[entry.target.type])}</span>
    </div>
  )
}

function DecidedItem({ entry, linkOf }: TimelineItemProps<'decision'>) {
  const copy = useMemberCopy()
  const { words } = useCopy()
  const what = entry.measures.map((measure) => words.measures[measure]).join(words.plus) || words.noViolation
  return (
    <div className="grid min-w-0 gap-0.5">
      <TimelineItemHead entry={entry} linkOf={linkOf} kind={copy.one.decision} what={what} />
      <span className={`${LINE} text-sm text-ink2`}>
        {entry.categories.map((category) => (
          <Tag key={category}>{words.categoriesShort[category]}</Tag>
        ))}
        {entry.reversed ? <Tag>{copy.reversed}</Tag> : null}
        {entry.state === 'proposed' ? <Tag tone="amber">{copy.proposed}</Tag> : null}
        {entry.state === 'held' ? <Tag tone="amber">{copy.held}</Tag> : null}
        <span lang="ja" className="min-w-0 truncate">
          {entry.title}
        </span>
        <span>{copy.by(entry.by)}</span>
      </span>
      {entry.note ? <p className="line-clamp-2 text-sm">{copy.noteOf(entry.note)}</p> : null}
    </div>
  )
}
