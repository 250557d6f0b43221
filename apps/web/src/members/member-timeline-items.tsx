import type { TimelineEntry } from '@mimamori/contract/members/member-page-contract'
import { Tag } from '@mimamori/ui/tag'
import { type ReactNode, Suspense } from 'react'
import { useCatalogueEntries } from '../api/catalogue-query.ts'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { MemberTitle } from '../parts/member-title.tsx'
import { ReportSourceLines } from '../parts/report-source-lines.tsx'
import { ResponseLines } from '../parts/response-lines.tsx'

/** Renders the name of an entry as a link to its case. */
export type EntryLinkOf = (entry: TimelineEntry, name: ReactNode) => ReactNode

export type TimelineItemProps<Kind extends TimelineEntry['kind']> = {
  entry: Extract<TimelineEntry, { kind: Kind }>
  linkOf: EntryLinkOf
}

/** The first line of an entry: its kind, its name, what is said of it, and on the right its case. */
export function TimelineItemHead({
  entry,
  linkOf,
  kind,
  what,
  children,
}: {
  entry: TimelineEntry
  linkOf: EntryLinkOf
  kind: string
  what: ReactNode
  children?: ReactNode
}): ReactNode {
  const { cases } = useCopy()
  return (
    <span className="flex min-w-0 items-center gap-x-2.5 text-sm text-ink2 max-sheet:flex-wrap">
      <span className="flex-none">{kind}</span>
      <span className="min-w-0 truncate font-semibold text-ink">{linkOf(entry, what)}</span>
      {children}
      {entry.case ? (
        <span className="ml-auto flex-none">
          #{entry.case.number} {entry.case.state === 'closed' ? null : cases.stateWords[entry.case.state]}
        </span>
      ) : null}
    </span>
  )
}

/** A posted text in a timeline. */
export function PostedItem({ entry, linkOf }: TimelineItemProps<'job' | 'proposal' | 'message'>): ReactNode {
  const copy = useMessages('members')
  const { words } = useCopy()
  const { title, excerpt } = entry
  return (
    <>
      <TimelineItemHead
        entry={entry}
        linkOf={linkOf}
        kind={words.targets[entry.kind]}
        what={<MemberTitle text={title || excerpt} instead={copy.noText} />}
      >
        {entry.version > 1 ? <span className="flex-none">{copy.version(entry.version)}</span> : null}
        {entry.categories.map((category) => (
          <Tag key={category}>{words.categoriesShort[category]}</Tag>
        ))}
        {entry.visible ? null : <Tag tone="amber">{copy.hidden}</Tag>}
      </TimelineItemHead>
      {title !== '' && excerpt !== '' ? (
        <p lang="ja" className="line-clamp-1 text-sm text-ink2">
          {excerpt}
        </p>
      ) : null}
    </>
  )
}

/** A report in a timeline. */
export function ReportedItem({ entry, linkOf }: TimelineItemProps<'report'>): ReactNode {
  const copy = useMessages('members')
  const { words } = useCopy()
  const { language } = useLanguage()
  const reason = useCatalogueEntries()?.find(({ kind, id }) => kind === 'reason' && id === entry.reason)
  return (
    <>
      <TimelineItemHead
        entry={entry}
        linkOf={linkOf}
        kind={copy.onTarget(words.targets[entry.target.type])}
        what={reason?.data.label[language] ?? entry.reason}
      />
      {entry.text ? (
        <p lang="ja" className="line-clamp-1 text-sm">
          {entry.text}
        </p>
      ) : null}
      <ReportSourceLines source={entry.source} />
    </>
  )
}

/** A decision in a timeline. */
export function DecidedItem({ entry, linkOf }: TimelineItemProps<'decision'>): ReactNode {
  const copy = useMessages('members')
  const { words } = useCopy()
  const what = entry.measures.map((measure) => words.measures[measure]).join(words.plus) || words.noViolation
  return (
    <>
      <TimelineItemHead entry={entry} linkOf={linkOf} kind={copy.one.decision} what={what}>
        {entry.categories.map((category) => (
          <Tag key={category}>{words.categoriesShort[category]}</Tag>
        ))}
        {entry.reversed ? <Tag>{copy.reversed}</Tag> : null}
        {entry.state === 'proposed' ? <Tag tone="amber">{copy.proposed}</Tag> : null}
        {entry.state === 'held' ? <Tag tone="amber">{copy.held}</Tag> : null}
        <MemberTitle text={entry.title} className="min-w-0 truncate" instead="" />
        <span className="flex-none">{copy.by(entry.by)}</span>
      </TimelineItemHead>
      <Suspense>
        <ResponseLines responses={entry.responses} />
      </Suspense>
      {entry.note ? <p className="line-clamp-1 text-sm">{copy.noteOf(entry.note)}</p> : null}
    </>
  )
}
