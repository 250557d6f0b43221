import type { BreakdownCase } from '@mimamori/policy/breakdown/breakdown-model'
import { CASE_SORTS, type CaseOrder, type CaseSort, nextCaseOrder } from '@mimamori/policy/breakdown/case-list-rules'
import type { MouseEvent, ReactNode } from 'react'
import { useJobCategories } from '../i18n/job-categories.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { MemberTitle } from '../parts/member-title.tsx'
import { DataTable } from '../parts/tables/data-table.tsx'
import type { DataColumn } from '../parts/tables/table-view.tsx'
import { Timestamp } from '../parts/timestamp.tsx'

type Props = {
  rows: readonly BreakdownCase[]
  order: CaseOrder
  onOrder: (order: CaseOrder) => void
  hrefOf: (row: BreakdownCase) => string
  onOpen: (row: BreakdownCase) => void
}

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** The list behind a figure. A row opens its case wherever it is pressed; a column's name sorts by it, and then the other way. */
export function FigureCasesTable({ rows, order, onOrder, hrefOf, onOpen }: Props): ReactNode {
  const copy = useMessages('breakdown')
  const lists = useMessages('breakdown/lists')
  const { words } = useCopy()
  const jobCategories = useJobCategories()
  const { columns } = copy.cases
  const names = {
    ...columns,
    ...lists.columns,
    category: columns.categories,
    job_category: lists.columns.jobCategory,
    decided: rows.some(({ taken }) => taken !== null) ? lists.columns.measure : columns.decided,
  }
  const [formats, categories] = [rows.some(({ format }) => format), rows.some(({ jobCategory }) => jobCategory)]
  const open = (event: MouseEvent, row: BreakdownCase) => {
    if (!isPlainClick(event)) return
    event.preventDefault()
    onOpen(row)
  }
  const all: readonly (DataColumn<BreakdownCase, keyof typeof names> | false)[] = [
    {
      id: 'case',
      className: 'w-24',
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
    { id: 'title', cell: ({ title, target }) => <MemberTitle text={title} instead={target.id} /> },
    {
      id: 'category',
      className: 'w-48',
      cell: ({ categories: found }) => found.map((each) => words.categoriesShort[each]).join(words.listed),
    },
    {
      id: 'measures',
      className: 'w-36',
      cell: ({ measures }) => measures.map((each) => words.measures[each]).join(words.listed),
    },
    { id: 'source', className: 'w-36', cell: ({ source }) => copy.sources[source] },
    formats && { id: 'format', className: 'w-32', cell: ({ format }) => (format ? words.formats[format] : '') },
    categories && {
      id: 'job_category',
      className: 'w-40',
      cell: ({ jobCategory }) => (jobCategory ? (jobCategories[jobCategory] ?? jobCategory) : ''),
    },
    {
      id: 'decided',
      className: 'w-44',
      right: true,
      cell: ({ taken, decidedAt }) => <Timestamp at={taken?.at ?? decidedAt} />,
    },
  ]
  const shown = all.flatMap((column) => (column ? column.id : []))
  return (
    <>
      <NarrowSort
        names={CASE_SORTS.filter((id) => shown.includes(id))
          .toSorted((one, another) => shown.indexOf(one) - shown.indexOf(another))
          .map((id) => [id, names[id]])}
        order={order}
        onOrder={onOrder}
      />
      <DataTable
        fixed
        label={copy.cases.title}
        mark="data-case"
        names={names}
        rows={rows}
        rowId={({ rowId }) => rowId}
        columns={all}
        sort={{
          ...order,
          columns: CASE_SORTS,
          label: lists.sortBy,
          onSort: (column) => onOrder(nextCaseOrder(order, column as CaseSort)),
        }}
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
