import { hasBreakdownFilters } from '@mimamori/policy/breakdown/breakdown-filters'
import type { BreakdownCase, BreakdownTable, FilteredTable } from '@mimamori/policy/breakdown/breakdown-model'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { type FoldingColumn, FoldingTable } from '@mimamori/ui/folding-table'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link, useRouter, useSearch } from '@tanstack/react-router'
import { ArrowLeft, FileQuestion, ListX, LockKeyhole } from 'lucide-react'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { serverNow } from '../../api/server-clock.ts'
import { type FigureRef, type FilteredFigure, parseFigureCasesAddress } from '../../breakdown/breakdown-address.ts'
import { type BreakdownWords, useBreakdownCopy } from '../../breakdown/breakdown-copy.ts'
import { useFilterChips } from '../../breakdown/filter-names.ts'
import { usePeriodsCopy } from '../../breakdown/periods-copy.ts'
import { useJobCategories } from '../../i18n/job-categories.ts'
import { type Copy, useCopy } from '../../i18n/language-provider.tsx'
import { LoadFailed } from '../../i18n/load-failed.tsx'
import { MemberTitle } from '../../i18n/member-title.tsx'
import { Timestamp } from '../../i18n/timestamp.tsx'
import { useKeys } from '../../keys/keys-provider.tsx'
import { useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'

const number = (n: number) => n.toLocaleString('en')

/** Exactly the cases behind one figure of the breakdown. */
export function BreakdownCasesPage(): ReactNode {
  const { cases } = useBreakdownCopy()
  const { me } = useDesk()
  const behind = parseFigureCasesAddress(useSearch({ from: '/breakdown/cases' }), new Date(serverNow()).toISOString())
  if (!may(me.role, 'breakdown.cases')) {
    return (
      <ScreenMessage heading="h1" icon={<LockKeyhole size={18} />} title={cases.notPermitted}>
        {cases.notPermittedNext}
      </ScreenMessage>
    )
  }
  if (!behind) {
    return (
      <ScreenMessage
        heading="h1"
        icon={<FileQuestion size={18} />}
        title={cases.badAddress}
        actions={
          <Link to="/breakdown" className="text-accent underline underline-offset-2">
            {cases.back}
          </Link>
        }
      >
        {cases.badAddressNext}
      </ScreenMessage>
    )
  }
  return <Cases key={JSON.stringify(behind)} behind={behind} />
}

/** The name of a figure. */
function nameOf(
  { dimension, key }: FigureRef,
  words: Copy['words'],
  copy: BreakdownWords,
  jobCategories: Readonly<Record<string, string>>,
): string {
  const names: Readonly<Record<string, string>> = {
    category: words.categories,
    named: words.categories,
    source: copy.sources,
    measure: words.measures,
    taken: words.measures,
    format: words.formats,
    job_category: jobCategories,
  }[dimension]
  const name = names[key] ?? key
  return dimension === 'named' ? copy.cases.named(name) : name
}

const FIGURE_OF_DIMENSION = {
  category: 'category',
  named: 'named',
  source: 'source',
  measure: 'measure',
  taken: 'taken',
  format: 'format',
  job_category: 'jobCategory',
} as const

/** The figure itself, as the breakdown shows it; `undefined`: it is not loaded, or not known by filters. */
function useFigureCount({ period, targetType, dimension, key, filters }: FilteredFigure): number | undefined {
  const filtered = hasBreakdownFilters(filters)
  const whole = useQuery({ ...queries.breakdown.period.queryOptions({ input: { period } }), enabled: !filtered })
  const some = useQuery({
    ...queries.breakdown.filtered.queryOptions({ input: { period, targetType, filters } }),
    enabled: filtered,
  })
  const tables: readonly (BreakdownTable | FilteredTable)[] = (filtered ? some.data : whole.data)?.tables ?? []
  const figures: Readonly<Record<string, number | Readonly<Record<string, number>>>> | undefined = tables.find(
    (each) => each.targetType === targetType,
  )?.figures
  const counts = figures?.[FIGURE_OF_DIMENSION[dimension]]
  return typeof counts === 'object' ? (counts[key] ?? 0) : undefined
}

function Cases({ behind }: { behind: FilteredFigure }) {
  const copy = useBreakdownCopy()
  const { words } = useCopy()
  const { cases } = copy
  const jobCategories = useJobCategories()
  const { history } = useRouter()
  const { period, targetType, filters } = behind
  const chips = useFilterChips(filters)
  const periods = usePeriodsCopy()
  useKeys({ escape: () => history.back() })
  const all = useFigureCount(behind)
  const query = useInfiniteQuery(
    queries.breakdown.cases.infiniteOptions({
      input: (after: string | undefined) => ({ ...behind, ...(after ? { after } : {}) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: (last) => last.next ?? undefined,
    }),
  )
  const found = query.data?.pages.flatMap((page) => page.cases) ?? []
  return (
    <div className="relative h-full overflow-y-auto pb-8">
      <div className="px-4 pt-3">
        <button
          type="button"
          onClick={() => history.back()}
          className="-ml-1 inline-flex min-h-6 items-center gap-1 rounded-sm px-1 text-sm text-ink2 hover:text-ink"
        >
          <ArrowLeft size={14} aria-hidden="true" />
          {cases.back}
        </button>
      </div>
      <div className="flex flex-wrap items-baseline gap-x-3 px-4 pt-1 pb-3">
        <PageTitle>{nameOf(behind, words, copy, jobCategories)}</PageTitle>
        {all === undefined ? null : (
          <span data-count={all} className="text-lg font-semibold">
            {copy.count(all)}
          </span>
        )}
        <p className="text-ink2">
          {[cases.of(periods.name(period), words.targets[targetType]), ...chips.map(({ text }) => text)].join(
            copy.between,
          )}
        </p>
      </div>
      {query.isPending ? <SkeletonRows rows={12} label={cases.title} /> : null}
      {query.isError && found.length === 0 ? (
        <LoadFailed words={{ ...copy, failed: cases.failed }} onRetry={() => void query.refetch()} />
      ) : null}
      {query.isSuccess && found.length === 0 ? (
        <ScreenMessage icon={<ListX size={18} />} title={cases.none}>
          {cases.noneNext}
        </ScreenMessage>
      ) : null}
      {found.length > 0 ? (
        <>
          <FoldingTable
            label={cases.title}
            rowAttribute="data-case"
            columns={columnsOf(copy, words)}
            rows={found.map((each) => ({ id: each.decisionId, ...each }))}
          />
          <div className="grid justify-items-center gap-2 p-4">
            <p role="status" className="text-sm text-ink2">
              {all === undefined ? null : cases.shown(number(found.length), number(all))}
            </p>
            {query.hasNextPage ? (
              <Button disabled={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
                {cases.more}
              </Button>
            ) : null}
          </div>
        </>
      ) : null}
    </div>
  )
}

type Row = BreakdownCase & { readonly id: string }

function columnsOf(copy: BreakdownWords, words: Copy['words']): FoldingColumn<Row>[] {
  const { columns } = copy.cases
  return [
    {
      id: 'case',
      name: columns.case,
      width: 'w-24',
      cell: ({ caseId, caseNumber }) => (
        <Link
          to="/review/$caseId"
          params={{ caseId }}
          search={{ queue: 'flagged' }}
          className="text-accent underline-offset-2 hover:underline"
        >
          #{caseNumber}
        </Link>
      ),
    },
    {
      id: 'title',
      name: columns.title,
      width: '',
      cell: ({ title, target }) => <MemberTitle text={title} instead={target.id} />,
    },
    {
      id: 'categories',
      name: columns.categories,
      width: 'w-56',
      cell: ({ categories }) => categories.map((each) => words.categoriesShort[each]).join(words.listed),
    },
    {
      id: 'measures',
      name: columns.measures,
      width: 'w-44',
      cell: ({ measures }) => measures.map((each) => words.measures[each]).join(words.listed),
    },
    { id: 'source', name: columns.source, width: 'w-36', cell: ({ source }) => copy.sources[source] },
    {
      id: 'decided',
      name: columns.decided,
      width: 'w-44',
      right: true,
      cell: ({ decidedAt }) => <Timestamp at={decidedAt} />,
    },
  ]
}
