import type { MemberPage as Page, TimelineEntry } from '@mimamori/contract/members/member-page-contract'
import { TIMELINE_KINDS, type TimelineKind } from '@mimamori/policy/members/timeline-kinds'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { panelProps, Tabs } from '@mimamori/ui/tabs'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { CloudOff, History, UserX } from 'lucide-react'
import { type ReactNode, useCallback } from 'react'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { stepWords } from '../../i18n/step-words.ts'
import { useTabKeys } from '../../keys/use-tab-keys.ts'
import { MemberNotes } from '../../members/member-notes.tsx'
import { MemberOpenCases } from '../../members/member-open-cases.tsx'
import { MemberSection } from '../../members/member-section.tsx'
import { MemberTimeline } from '../../members/member-timeline.tsx'
import { RelatedMembers } from '../../members/related-members.tsx'
import { failureMessage } from '../../parts/failure-message.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { Standing } from '../../parts/standing.tsx'
import { useMemberStandardCopy } from '../../standards/member-standard-copy.ts'
import { MemberStandardSection } from '../../standards/member-standard-section.tsx'
import { useDesk } from '../desk-context.tsx'
import { MemberLink } from '../member-link.tsx'
import { PageTitle } from '../page-title.tsx'
import { MemberMeasure } from './member-measure.tsx'
import { MemberProfile } from './member-profile.tsx'

/** the live stream reports changed cases; a changed member is seen a little later */
const POLL_INTERVAL_MS = 30_000
const SCOPE = 'timeline'
type TimelineTab = TimelineKind | 'all'
const TABS: readonly TimelineTab[] = ['all', ...TIMELINE_KINDS]

/** The page of a member: masked personal fields, measures in force, and the timeline of what they posted. */
export function MemberPage(): ReactNode {
  const copy = useMessages('members')
  const { memberId } = useParams({ from: '/members/$memberId' })
  const query = useQuery({
    ...queries.members.page.queryOptions({ input: { memberId } }),
    refetchInterval: POLL_INTERVAL_MS,
    retry: false,
  })
  if (query.data) return <Whole key={memberId} page={query.data} />
  if (query.isPending) return <SkeletonRows rows={16} label={copy.profile} />
  const lost = failureOf(query.error).kind === 'not_found'
  return (
    <ScreenMessage
      problem={!lost}
      heading="h1"
      icon={lost ? <UserX size={18} /> : <CloudOff size={18} />}
      title={lost ? copy.notFound : copy.failed}
      actions={lost ? null : <Button onClick={() => void query.refetch()}>{copy.retry}</Button>}
    >
      {lost ? copy.notFoundNext : copy.failedKept}
    </ScreenMessage>
  )
}

function Whole({ page }: { page: Page }) {
  const copy = useMessages('members')
  const words = useCopy()
  const { cases } = words
  const { me } = useDesk()
  const explain = useCallback((error: unknown) => failureMessage(words, failureOf(error)), [words])
  const standards = useMemberStandardCopy()
  const { standing, next, member, erasedAt } = page
  return (
    <div className="flex h-full flex-col max-sheet:block max-sheet:overflow-y-auto">
      <header className="flex flex-wrap items-center gap-x-3 gap-y-1 px-4 py-3">
        <PageTitle>{cases.member(page.id)}</PageTitle>
        {member ? (
          <span lang="ja" className="text-ink2">
            {member.displayName}
          </span>
        ) : null}
        <Standing of={standing} />
        {next ? (
          <span title={copy.nextHint} className="text-sm text-ink2">
            {copy.step.next} {stepWords(copy.step, next)}
            {next.hides > 0 ? ` ${copy.step.withHides(next.hides)}` : null}
          </span>
        ) : null}
        <MemberMeasure {...page} />
      </header>
      {erasedAt ? (
        <p role="status" className="mx-4 mb-3 rounded-md bg-amber-bg px-3 py-2">
          <b className="font-semibold">{copy.erased(words.instants.day(erasedAt))}</b>{' '}
          <span className="text-ink2">{copy.erasedNext}</span>
        </p>
      ) : null}
      <div className="flex min-h-0 flex-1 border-t border-line max-sheet:flex-col-reverse">
        <MemberHistory page={page} />
        <aside
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard
          tabIndex={0}
          aria-label={copy.profile}
          className="grid w-96 flex-none content-start gap-4 overflow-y-auto max-sheet:overflow-visible border-l border-line bg-panel p-4 max-sheet:w-full max-sheet:border-b max-sheet:border-l-0"
        >
          <MemberProfile page={page} />
          {member && !erasedAt ? (
            <MemberSection title={standards.title}>
              <MemberStandardSection memberId={page.id} />
            </MemberSection>
          ) : null}
          <MemberOpenCases {...page} linkOf={(id, what) => <CaseLink id={id}>{what}</CaseLink>} />
          {erasedAt ? null : (
            <RelatedMembers
              {...page}
              mayLookUp={may(me.role, 'members.reveal')}
              linkOf={(id) => <MemberLink id={id}>{id}</MemberLink>}
            />
          )}
          {erasedAt ? null : <MemberNotes {...page} explain={explain} />}
        </aside>
      </div>
    </div>
  )
}

function useTimeline(memberId: string, shown: TimelineTab) {
  const kinds = shown === 'all' ? [...TIMELINE_KINDS] : [shown]
  return useInfiniteQuery({
    ...queries.members.timeline.infiniteOptions({
      input: (before: { at: string; id: string } | undefined) => ({ memberId, kinds, ...(before ? { before } : {}) }),
      initialPageParam: undefined as { at: string; id: string } | undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    }),
  })
}

function MemberHistory({ page: { id: memberId, counts } }: { page: Page }) {
  const copy = useMessages('members')
  const { kind: asked } = useSearch({ from: '/members/$memberId' })
  const shown = TABS.find((tab) => tab === asked) ?? 'all'
  const navigate = useNavigate()
  const show = (kind: TimelineTab) =>
    void navigate({
      to: '/members/$memberId',
      params: { memberId },
      search: kind === 'all' ? {} : { kind },
      replace: true,
    })
  useTabKeys(TABS, shown, show)
  return (
    <div className="flex min-w-0 flex-1 flex-col">
      <div className="overflow-x-auto px-4">
        <Tabs
          label={copy.timeline}
          scope={SCOPE}
          active={shown}
          onChange={show}
          tabs={TABS.map((id) => ({ id, label: copy.kinds[id], count: id === 'all' ? undefined : counts[id] }))}
        />
      </div>
      <div {...panelProps(SCOPE, shown)} className="min-h-0 flex-1 overflow-y-auto max-sheet:overflow-visible">
        <Entries key={shown} memberId={memberId} shown={shown} />
      </div>
    </div>
  )
}

function Entries({ memberId, shown }: { memberId: string; shown: TimelineTab }) {
  const copy = useMessages('members')
  const query = useTimeline(memberId, shown)
  const entries = query.data?.pages.flatMap((each) => each.entries)
  if (query.isPending) return <SkeletonRows rows={12} label={copy.timeline} />
  if (!entries) {
    return <LoadFailed words={copy} onRetry={() => void query.refetch()} />
  }
  if (entries.length === 0) {
    return (
      <ScreenMessage icon={<History size={18} />} title={copy.empty}>
        {copy.emptyNext}
      </ScreenMessage>
    )
  }
  return (
    <>
      <MemberTimeline entries={entries} linkOf={(entry, what) => <EntryLink entry={entry}>{what}</EntryLink>} />
      <p className="grid justify-items-center p-4 text-sm text-ink2">
        {query.hasNextPage ? (
          <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
            {copy.more}
          </Button>
        ) : (
          copy.end
        )}
      </p>
    </>
  )
}

/**
 * The title of an entry; the whole row opens its case. Focusable also without a link, so that J and K reach every row.
 */
function EntryLink({ entry, children }: { entry: TimelineEntry; children: ReactNode }) {
  if (!entry.case) {
    return (
      // biome-ignore lint/a11y/noNoninteractiveTabindex: J and K stop at every entry
      <span tabIndex={0} data-entry className="outline-none">
        {children}
      </span>
    )
  }
  return (
    <Link
      to="/review/$caseId"
      params={{ caseId: entry.case.id }}
      search={{ queue: 'flagged' }}
      data-entry
      className="outline-none after:absolute after:inset-0"
    >
      {children}
    </Link>
  )
}

const INLINE = 'flex min-w-0 gap-1.5 text-accent underline-offset-2 hover:underline'

function CaseLink({ id, children }: { id: string; children: ReactNode }) {
  return (
    <Link to="/review/$caseId" params={{ caseId: id }} search={{ queue: 'flagged' }} className={INLINE}>
      {children}
    </Link>
  )
}
