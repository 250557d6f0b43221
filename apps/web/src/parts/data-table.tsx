import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { type RowData, tableFeatures, useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { Fragment, type ReactNode, type RefObject, useEffect } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'

/** A column of a table. */
export type DataColumn<Row> = {
  readonly id: string
  readonly name: string
  readonly cell: (row: Row) => ReactNode
  /** its width and more, for its head and its cells */
  readonly className?: string | undefined
  /** numbers */
  readonly right?: boolean
  /** names the row for who cannot see it */
  readonly names?: boolean
  /** secondary */
  readonly quiet?: boolean
  /** left out on a narrow screen */
  readonly wide?: boolean
  /** it is longer than a line */
  readonly wraps?: boolean
  /** read aloud only */
  readonly nameless?: boolean
  readonly foot?: ReactNode
}

/** The order of the rows, by one of its columns. */
export type DataSort = {
  readonly columns: readonly string[]
  readonly by: string
  readonly rising: boolean
  /** what the button of a column does, in words */
  readonly label: (name: string) => string
  readonly onSort: (column: string) => void
}

type RowAttributes = { readonly className?: string | false | undefined } & {
  readonly [data: `data-${string}` | `aria-${string}`]: string | number | boolean | undefined
}

type Props<Row> = {
  label: string
  columns: readonly (DataColumn<Row> | null | false)[]
  /** `undefined`: they are loading */
  rows: readonly Row[] | undefined
  rowId: (row: Row) => string
  /** class names and attributes of a row */
  row?: (row: Row) => RowAttributes
  /** a title above the rows of a group, before the first of them; `null`: it belongs to the group above */
  group?: (row: Row) => ReactNode
  /** what is open below a row; `null`: nothing */
  below?: (row: Row) => ReactNode
  sort?: DataSort
  /** in place of no rows */
  empty?: ReactNode
  /** they could not be loaded: loads them again */
  failed?: (() => void) | false
  /** rows of an earlier question, while the answer is on its way */
  stale?: boolean
  /** `cards`: on a narrow screen each row is a block of lines, each under the name of its column */
  narrow?: 'cards' | 'rows'
  /** lower rows */
  dense?: boolean
  /** the first and last column end where the table does */
  flush?: boolean
  /** only rows in sight are drawn; `onEnd`: the end of what is loaded is near */
  long?: { readonly scroller: RefObject<HTMLElement | null>; readonly onEnd?: () => void; readonly rowPx: number }
}

const FEATURES = tableFeatures({})
const CARD_CELL =
  'not-print:max-sheet:flex not-print:max-sheet:h-auto not-print:max-sheet:gap-2 not-print:max-sheet:whitespace-normal not-print:max-sheet:px-0! not-print:max-sheet:py-0.5 not-print:max-sheet:text-left not-print:max-sheet:text-sm not-print:max-sheet:before:w-24 not-print:max-sheet:before:flex-none not-print:max-sheet:before:text-ink2 not-print:max-sheet:before:content-[attr(data-name)] not-print:max-sheet:empty:hidden'
const CARD_ROW =
  'not-print:max-sheet:block not-print:max-sheet:h-auto not-print:max-sheet:px-4 not-print:max-sheet:py-2'
const NEAR_END_ROWS = 40

/** A list as a table: the one of the desk. Columns are declared; what a row shows is in their cells. */
export function DataTable<Row extends RowData>(props: Props<Row>): ReactNode {
  const { label, rows, rowId, empty, failed, stale, long, narrow = 'cards' } = props
  const { errors } = useCopy()
  const columns = props.columns.filter((column) => column !== null && column !== false)
  const table = useTable({
    features: FEATURES,
    columns: columns.map(({ id, name, cell }) => ({
      id,
      header: name,
      cell: ({ row }: { row: { original: Row } }) => cell(row.original),
    })),
    data: rows ?? NO_ROWS,
    getRowId: rowId,
  })
  const all = table.getRowModel().rows
  const shown = useRowsInSight(all.length, long)
  if (failed)
    return (
      <div role="alert" className="flex flex-wrap items-center justify-between gap-2 py-2">
        {errors.network}
        <Button small onClick={failed}>
          {errors.retry}
        </Button>
      </div>
    )
  if (!rows) return <SkeletonRows rows={4} label={label} />
  if (rows.length === 0 && empty !== undefined) return empty
  const cards = narrow === 'cards'
  const byId = new Map(columns.map((column) => [column.id, column]))
  return (
    <table
      aria-label={label}
      aria-rowcount={long ? all.length + 1 : undefined}
      aria-busy={stale}
      className={cx(
        'w-full border-collapse',
        cards && 'not-print:max-sheet:block',
        props.dense && 'text-sm',
        stale && 'opacity-60',
        'print:text-xs',
      )}
    >
      <thead className={cx('sticky top-0 z-10 bg-bg', cards && 'not-print:max-sheet:sr-only')}>
        <tr className="h-8 text-sm text-ink2 shadow-[inset_0_-1px_0_var(--line)] print:shadow-none">
          {columns.map((column) => (
            <Head key={column.id} column={column} sort={props.sort} flush={props.flush} />
          ))}
        </tr>
      </thead>
      <tbody className={cx(cards && 'not-print:max-sheet:block')}>
        <Gap height={shown.before} />
        {all.slice(shown.first, shown.end).map(({ id, original }, index) => (
          <Fragment key={id}>
            <GroupTitle title={props.group?.(original)} columns={columns.length} />
            <tr
              {...attributesOf(props.row?.(original))}
              ref={shown.measure}
              data-index={long ? shown.first + index : undefined}
              aria-rowindex={long ? shown.first + index + 2 : undefined}
              className={cx(
                'relative break-inside-avoid border-b border-line',
                props.dense ? 'h-8' : 'h-9',
                cards && CARD_ROW,
                props.row?.(original).className,
              )}
            >
              {table
                .getRow(id)
                .getAllCells()
                .map((cell) => {
                  const column = byId.get(cell.column.id) as DataColumn<Row>
                  return (
                    <Cell key={cell.id} column={column} cards={cards} flush={props.flush}>
                      <table.FlexRender cell={cell} />
                    </Cell>
                  )
                })}
            </tr>
            <Below content={props.below?.(original)} columns={columns.length} />
          </Fragment>
        ))}
        <Gap height={shown.after} />
      </tbody>
      {columns.some(({ foot }) => foot !== undefined) ? (
        <tfoot>
          <tr className={cx('border-t border-line2 font-semibold', props.dense ? 'h-8' : 'h-9')}>
            {columns.map((column) => (
              <Cell key={column.id} column={column} cards={false} flush={props.flush}>
                {column.foot}
              </Cell>
            ))}
          </tr>
        </tfoot>
      ) : null}
    </table>
  )
}

const NO_ROWS: readonly never[] = []

function attributesOf({ className: _, ...attributes }: RowAttributes = {}) {
  return attributes
}

const edgesOf = (flush: boolean | undefined) => (flush ? 'px-2 first:pl-0 last:pr-0' : 'px-2 first:pl-4 last:pr-4')

function Head<Row>({
  column,
  sort,
  flush,
}: {
  column: DataColumn<Row>
  sort?: DataSort | undefined
  flush?: boolean | undefined
}) {
  const { id, name, className, right, wide, nameless } = column
  const sortable = sort?.columns.includes(id)
  const own = sort?.by === id
  const Arrow = sort?.rising ? ArrowUp : ArrowDown
  return (
    <th
      scope="col"
      aria-sort={sortable ? (own ? (sort?.rising ? 'ascending' : 'descending') : 'none') : undefined}
      className={cx(
        edgesOf(flush),
        'font-semibold whitespace-nowrap',
        right ? 'text-right' : 'text-left',
        wide && 'max-sheet:hidden',
        className,
      )}
    >
      {sortable ? (
        <button
          type="button"
          title={sort?.label(name)}
          onClick={() => sort?.onSort(id)}
          className={cx(
            'inline-flex min-h-6 items-center gap-1 rounded-sm font-semibold hover:text-ink',
            own && 'text-ink',
          )}
        >
          {name}
          {own ? <Arrow size={12} aria-hidden="true" /> : null}
        </button>
      ) : (
        <span className={cx(nameless && 'sr-only')}>{name}</span>
      )}
    </th>
  )
}

type CellProps<Row> = { column: DataColumn<Row>; cards: boolean; flush?: boolean | undefined; children: ReactNode }

function Cell<Row>({ column, cards, flush, children }: CellProps<Row>) {
  const { name, names, right, quiet, wide, wraps, nameless, className } = column
  const classes = cx(
    edgesOf(flush),
    'font-normal',
    right ? 'text-right tabular-nums' : 'text-left',
    wraps ? 'py-1.5 align-top' : 'truncate',
    quiet && 'text-ink2',
    wide && 'max-sheet:hidden',
    cards && CARD_CELL,
    className,
  )
  const shownName = cards && !nameless ? name : ''
  return names ? (
    <th scope="row" data-name={shownName} className={classes}>
      {children}
    </th>
  ) : (
    <td data-name={shownName} className={classes}>
      {children}
    </td>
  )
}

function GroupTitle({ title, columns }: { title: ReactNode; columns: number }) {
  return title ? (
    <tr>
      <th scope="rowgroup" colSpan={columns} className="px-2 pt-2 pb-0.5 text-left font-normal text-ink2">
        {title}
      </th>
    </tr>
  ) : null
}

function Below({ content, columns }: { content: ReactNode; columns: number }) {
  return content ? (
    <tr>
      <td colSpan={columns} className="border-b border-line bg-sunk p-0">
        {content}
      </td>
    </tr>
  ) : null
}

function Gap({ height }: { height: number }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null
}

/** Which rows are drawn: all, or those in sight of a long list. */
function useRowsInSight(count: number, long: Props<never>['long']) {
  const virtual = useVirtualizer({
    enabled: long !== undefined,
    count,
    getScrollElement: () => long?.scroller.current ?? null,
    estimateSize: () => long?.rowPx ?? 0,
    overscan: 16,
    scrollPaddingStart: long?.rowPx ?? 0,
  })
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0], items.at(-1)]
  const end = last ? last.index + 1 : 0
  const onEnd = long?.onEnd
  useEffect(() => {
    if (onEnd && count > 0 && end >= count - NEAR_END_ROWS) onEnd()
  }, [onEnd, end, count])
  if (!long) return { first: 0, end: count, before: 0, after: 0, measure: undefined }
  return {
    first: first?.index ?? 0,
    end,
    before: first?.start ?? 0,
    after: virtual.getTotalSize() - (last?.end ?? 0),
    measure: virtual.measureElement,
  }
}
