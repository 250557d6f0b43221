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

export const LINE = 'flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-1'

/** The first line of an entry: its kind, its name, and on the right its case. */
export function TimelineItemHead({
  entry,
  linkOf,
  kind,
  what,
}: {
  entry: TimelineEntry
  linkOf: EntryLinkOf
  kind: string
  what: ReactNode
}): ReactNode {
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

/** A posted text in a timeline. */
export function PostedItem({ entry, linkOf }: TimelineItemProps<'job' | 'proposal' | 'message'>): ReactNode {
  const copy = useMessages('members')
  const { words } = useCopy()
  const { title, excerpt } = entry
  return (
    <div className="grid min-w-0 gap-0.5">
      <TimelineItemHead
        entry={entry}
        linkOf={linkOf}
        kind={words.targets[entry.kind]}
        what={<MemberTitle text={title || excerpt} instead={copy.noText} />}
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

/** A report in a timeline. */
export function ReportedItem({ entry, linkOf }: TimelineItemProps<'report'>): ReactNode {
  const copy = useMessages('members')
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
      <ReportSourceLines source={entry.source} />
      <span className="text-sm text-ink2">{copy.onTarget(words.targets[entry.target.type])}</span>
    </div>
  )
}

/** A decision in a timeline. */
export function DecidedItem({ entry, linkOf }: TimelineItemProps<'decision'>): ReactNode {
  const copy = useMessages('members')
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
        <MemberTitle text={entry.title} className="min-w-0 truncate" instead="" />
        <span>{copy.by(entry.by)}</span>
      </span>
      <Suspense>
        <ResponseLines responses={entry.responses} />
      </Suspense>
      {entry.note ? <p className="line-clamp-2 text-sm">{copy.noteOf(entry.note)}</p> : null}
    </div>
  )
}
