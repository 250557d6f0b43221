import type { BreakdownCase } from '@mimamori/policy/breakdown/breakdown-model'
import { CASE_SORTS, type CaseOrder, type CaseSort, nextCaseOrder } from '@mimamori/policy/breakdown/case-list-rules'
import { type FoldingColumn, FoldingTable } from '@mimamori/ui/folding-table'
import { ArrowDown, ArrowUp } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { useJobCategories } from '../i18n/job-categories.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { MemberTitle } from '../parts/member-title.tsx'
import { Timestamp } from '../parts/timestamp.tsx'

type Props = {
  rows: readonly BreakdownCase[]
  order: CaseOrder
  onOrder: (order: CaseOrder) => void
  hrefOf: (row: BreakdownCase) => string
  onOpen: (row: BreakdownCase) => void
}

type Row = BreakdownCase & { readonly id: string }

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** The list behind a figure. A row opens its case wherever it is pressed; a column's name sorts by it, and then the other way. */
export function FigureCasesTable({ rows, order, onOrder, hrefOf, onOpen }: Props): ReactNode {
  const { cases } = useMessages('breakdown')
  const lists = useMessages('breakdown/lists')
  const columns = useCaseColumns(rows, hrefOf, onOpen)
  const Arrow = order.rising ? ArrowUp : ArrowDown
  const arrow = <Arrow size={12} aria-hidden="true" />
  const sortBy = (column: string) => {
    const by = CASE_SORTS.find((each) => each === column)
    if (by) onOrder(nextCaseOrder(order, by))
  }
  return (
    <>
      <NarrowSort
        names={columns.flatMap(({ id, name }) => (CASE_SORTS.some((each) => each === id) ? [[id, name] as const] : []))}
        order={order}
        onOrder={onOrder}
      />
      <FoldingTable
        label={cases.title}
        rowAttribute="data-case"
        columns={columns}
        rows={rows.map((each) => ({ ...each, id: each.rowId }))}
        sort={{ columns: CASE_SORTS, ...order, arrow, label: lists.sortBy, onSort: sortBy }}
      />
    </>
  )
}

/** The order where the names of columns have no room. */
function NarrowSort({
  names,
  order,
  onOrder,
}: Pick<Props, 'order' | 'onOrder'> & { names: readonly (readonly [id: string, name: string])[] }) {
  const lists = useMessages('breakdown/lists')
  return (
    <label className="flex items-center gap-2 px-4 pb-2 text-sm text-ink2 sheet:hidden">
      {lists.sort}
      <select
        value={`${order.by} ${order.rising}`}
        onChange={(event) => {
          const [by, rising] = event.target.value.split(' ')
          onOrder({ by: by as CaseSort, rising: rising === 'true' })
        }}
        className="min-h-7 rounded-md border border-line2 bg-bg px-1.5 text-ink"
      >
        {names.flatMap(([id, name]) =>
          [true, false].map((rising) => (
            <option key={`${id} ${rising}`} value={`${id} ${rising}`}>
              {lists.sorted(name, rising)}
            </option>
          )),
        )}
      </select>
    </label>
  )
}

function useCaseColumns(
  rows: readonly BreakdownCase[],
  hrefOf: Props['hrefOf'],
  onOpen: Props['onOpen'],
): FoldingColumn<Row>[] {
  const copy = useMessages('breakdown')
  const lists = useMessages('breakdown/lists')
  const { words } = useCopy()
  const jobCategories = useJobCategories()
  const { columns } = copy.cases
  const measures = rows.some(({ taken }) => taken !== null)
  const [formats, categories] = [rows.some(({ format }) => format), rows.some(({ jobCategory }) => jobCategory)]
  const open = (event: MouseEvent, row: BreakdownCase) => {
    if (!isPlainClick(event)) return
    event.preventDefault()
    onOpen(row)
  }
  const all: (FoldingColumn<Row> | null)[] = [
    {
      id: 'case',
      name: columns.case,
      width: 'w-24',
      cell: (row) => (
        <a
          href={hrefOf(row)}
          data-row={row.rowId}
          onClick={(event) => open(event, row)}
          className="text-accent tabular-nums outline-none after:absolute after:inset-0"
        >
          #{row.caseNumber}
        </a>
      ),
    },
    {
      id: 'title',
      name: columns.title,
      width: '',
      cell: ({ title, target }) => <MemberTitle text={title} instead={target.id} />,
    },
    {
      id: 'category',
      name: columns.categories,
      width: 'w-48',
      cell: ({ categories: found }) => found.map((each) => words.categoriesShort[each]).join(words.listed),
    },
    {
      id: 'measures',
      name: columns.measures,
      width: 'w-36',
      cell: (row) => row.measures.map((each) => words.measures[each]).join(words.listed),
    },
    { id: 'source', name: columns.source, width: 'w-36', cell: ({ source }) => copy.sources[source] },
    formats
      ? {
          id: 'format',
          name: lists.columns.format,
          width: 'w-32',
          cell: ({ format }) => (format ? words.formats[format] : ''),
        }
      : null,
    categories
      ? {
          id: 'job_category',
          name: lists.columns.jobCategory,
          width: 'w-40',
          cell: ({ jobCategory }) => (jobCategory ? (jobCategories[jobCategory] ?? jobCategory) : ''),
        }
      : null,
    {
      id: 'decided',
      name: measures ? lists.columns.measure : columns.decided,
      width: 'w-44',
      right: true,
      cell: ({ taken, decidedAt }) => <Timestamp at={taken?.at ?? decidedAt} />,
    },
  ]
  return all.filter((each) => each !== null)
}
