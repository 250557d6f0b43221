import type { IncidentPage } from '@mimamori/contract/incidents/incident-contract'
import { Button } from '@mimamori/ui/button'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useInfiniteQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { EyeClosed, Printer, UserX } from 'lucide-react'
import { type ReactNode, useEffect, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { failureOf } from '../../api/call-failure.ts'
import { serverNow } from '../../api/server-clock.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import {
  defaultTimeRange,
  type IncidentSearch,
  instantOfField,
  parseIncidentAddress,
} from '../../incidents/incident-address.ts'
import { IncidentGroupsTable } from '../../incidents/incident-groups-table.tsx'
import { IncidentQueryForm } from '../../incidents/incident-query-form.tsx'
import { LookupsLink, LookupsTable } from '../../incidents/lookups-table.tsx'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { useDesk } from '../desk-context.tsx'
import { ExportButton } from '../export-button.tsx'
import { MemberLink } from '../member-link.tsx'
import { PageTitle } from '../page-title.tsx'
import { IncidentsStart } from './incidents-start.tsx'

const number = (n: number) => n.toLocaleString('en')

/** The query for the desk; each page of the answer is a query of its own in the audit log. */
const incidentQueryOf = ({ by, id, from, until }: Required<IncidentSearch>) => ({
  by,
  id,
  from: instantOfField(from),
  until: instantOfField(until),
})
type IncidentQuery = ReturnType<typeof incidentQueryOf>

function useIncidentAnswer(input: IncidentQuery) {
  return useInfiniteQuery({
    ...queries.incidents.ask.infiniteOptions({
      input: (after: IncidentPage['next'] | undefined) => ({ ...input, ...(after ? { after } : {}) }),
      initialPageParam: undefined as IncidentPage['next'] | undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    }),
    // asking again would be another question in the log
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    retry: false,
  })
}

/** The page of incident reports: whose data a person saw, and who saw that of a member; with print and export. */
export function IncidentsPage(): ReactNode {
  const copy = useMessages('incidents')
  const search = parseIncidentAddress(useSearch({ from: '/incidents' }))
  const navigate = useNavigate()
  const [usual] = useState(() => defaultTimeRange(serverNow()))
  const query = { ...usual, ...search }
  const ask = (next: Required<IncidentSearch>) => void navigate({ to: '/incidents', search: next })
  const whole = search.id && search.from && search.until ? incidentQueryOf(search as Required<IncidentSearch>) : null
  return (
    <div data-wide className="relative h-full overflow-y-auto print:h-auto print:overflow-visible">
      <div className="px-4 py-3">
        <PageTitle>{copy.title}</PageTitle>
        <p className="text-sm text-ink2 print:hidden">{copy.lead}</p>
      </div>
      <IncidentQueryForm key={`${query.by} ${query.id}`} query={query} onSubmit={ask} />
      {whole ? <Answer key={JSON.stringify(whole)} input={whole} /> : <IncidentsStart onAsk={ask} />}
    </div>
  )
}

/** Refetches the refused look-ups once a report was answered, as that marks its person as examined. */
function useRefreshRefusedLookups(answered: boolean): void {
  const cache = useQueryClient()
  useEffect(() => {
    if (answered) void cache.invalidateQueries({ queryKey: queries.incidents.lookupsRefused.key() })
  }, [answered, cache])
}

function Answer({ input }: { input: IncidentQuery }) {
  const copy = useMessages('incidents')
  const answer = useIncidentAnswer(input)
  const [first] = answer.data?.pages ?? []
  useRefreshRefusedLookups(first !== undefined)
  if (answer.isPending) return <SkeletonRows rows={10} label={copy.title} />
  if (!first) return <IncidentFailed error={answer.error} onRetry={() => void answer.refetch()} />
  const groups = answer.data?.pages.flatMap((page) => page.groups) ?? []
  const lookups = first.lookups?.lines.length ? first.lookups : null
  if (groups.length === 0 && !lookups) {
    return (
      <ScreenMessage icon={<EyeClosed size={18} />} title={copy.nothing}>
        {copy.nothingNext}
      </ScreenMessage>
    )
  }
  const title = input.by === 'person' ? copy.ofPerson(first.about.alias ?? '') : copy.ofMember(first.about.id)
  return (
    <section aria-label={title}>
      <Summary title={title} first={first} input={input} />
      {groups.length > 0 ? <IncidentGroupsTable groups={groups} by={input.by} title={title} /> : null}
      <p className="hidden px-4 py-3 text-sm print:block">{copy.printNote}</p>
      {answer.hasNextPage ? (
        <div className="grid justify-items-center gap-2 p-4">
          <p className="text-sm text-amber">{copy.notAll}</p>
          <span className="print:hidden">
            <Button disabled={answer.isFetchingNextPage} onClick={() => void answer.fetchNextPage()}>
              {copy.more}
            </Button>
          </span>
        </div>
      ) : null}
      {lookups ? <LookupsTable lookups={lookups} linkOf={(id) => <MemberLink id={id}>{id}</MemberLink>} /> : null}
    </section>
  )
}

function Summary({ title, first, input }: { title: string; first: IncidentPage; input: IncidentQuery }) {
  const copy = useMessages('incidents')
  const { instants } = useCopy()
  const { me } = useDesk()
  const { groups = 0, times = 0 } = first.of ?? {}
  const [now] = useState(() => new Date(serverNow()).toISOString())
  const who = input.by === 'person' ? copy.members(number(groups)) : copy.people(number(groups))
  return (
    <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 px-4 pb-3">
      <div>
        <h2 className="font-semibold">
          {title}{' '}
          <span className="ml-1 font-normal text-ink2">
            {who} · {copy.times(number(times))}
          </span>
        </h2>
        <p className="text-sm text-ink2">
          {copy.range(instants.absolute(input.from), instants.absolute(input.until))}
          <span className="hidden print:inline"> · {copy.printed(instants.absolute(now), me.alias)}</span>
        </p>
        {first.lookups?.lines.length ? <LookupsLink {...first.lookups.counts} /> : null}
      </div>
      <PrintOrExport input={input} />
    </div>
  )
}

/** On paper, or as a file. */
function PrintOrExport({ input }: { input: IncidentQuery }) {
  const copy = useMessages('incidents')
  return (
    <div className="flex flex-wrap items-center gap-2 print:hidden">
      <Button icon={<Printer size={16} aria-hidden="true" />} onClick={() => window.print()}>
        {copy.print}
      </Button>
      <ExportButton
        operation={queries.incidents.export}
        input={input}
        words={{ label: copy.csv, done: copy.exported, refusals: { too_many_rows: copy.tooMany } }}
      />
    </div>
  )
}

function IncidentFailed({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const copy = useMessages('incidents')
  if (failureOf(error).kind === 'not_found') {
    return (
      <ScreenMessage icon={<UserX size={18} />} title={copy.notFound}>
        {copy.notFoundNext}
      </ScreenMessage>
    )
  }
  return <LoadFailed words={copy} onRetry={onRetry} />
}
