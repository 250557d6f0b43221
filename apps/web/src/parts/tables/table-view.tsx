import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { ArrowDown, ArrowUp } from 'lucide-react'
import { Fragment, memo, type ReactNode, type Ref, useMemo } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'

/** A column of a table. Its name is its own, or that of its id in `names` of the table. */
export type DataColumn<Row, Id extends string = never> = {
  /** `is`: what the table says of this row */
  readonly cell: (row: Row, is: RowAttributes) => ReactNode
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
} & ({ readonly id: Id; readonly name?: undefined } | { readonly id: string; readonly name: ReactNode })

/** The order of the rows, by one of its columns. */
export type DataSort = {
  readonly columns: readonly string[]
  readonly by: string | undefined
  readonly rising: boolean
  /** what the button of a column does, in words */
  readonly label: (name: string) => string
  readonly onSort: (column: string) => void
}

type RowAttributes = { readonly className?: string | false | undefined } & {
  readonly [data: `data-${string}` | `aria-${string}`]: string | number | boolean | undefined
}

/**
 * `list`: as wide as the screen; where that is narrow, each row is a block of lines, each under the name of its column.
 * `rows`: as wide as the screen, and rows there too. `panel`: a list within something else. `figures`: small, and rows everywhere.
 */
type Look = 'list' | 'rows' | 'panel' | 'figures'

/** What a table is told, whatever its rows. */
export type TableOptions<Row, Id extends string> = {
  label: string
  columns: readonly (DataColumn<Row, NoInfer<Id>> | null | false)[]
  /** of the columns, by their ids */
  names?: Readonly<Record<Id, ReactNode>>
  look?: Look
  /** columns are as wide as they say, and what is longer is cut */
  fixed?: boolean
  /** the attribute by which a row is found: it has its id */
  mark?: `data-${string}`
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
}

export type TableProps<Row, Id extends string> = TableOptions<Row, Id> & {
  /** `undefined`: they are loading */
  rows: readonly Row[] | undefined
} & ({ rowId: (row: Row) => string } | (Row extends { readonly id: string } ? { rowId?: undefined } : never))

const BLOCK = 'not-print:max-sheet:block'
const CARD_CELL =
  'not-print:max-sheet:flex not-print:max-sheet:items-baseline not-print:max-sheet:h-auto not-print:max-sheet:w-auto not-print:max-sheet:gap-2 not-print:max-sheet:whitespace-normal not-print:max-sheet:px-0! not-print:max-sheet:py-0.5 not-print:max-sheet:text-left not-print:max-sheet:text-sm not-print:max-sheet:before:w-24 not-print:max-sheet:before:flex-none not-print:max-sheet:before:text-ink2 not-print:max-sheet:before:content-[attr(data-name)] not-print:max-sheet:empty:hidden'
const CARD_ROW = `${BLOCK} not-print:max-sheet:h-auto not-print:max-sheet:py-2`
const ofPage = (look: Look) => look === 'list' || look === 'rows'
export const inCards = (look: Look): boolean => look === 'list' || look === 'panel'
const edgesOf = (look: Look) => (ofPage(look) ? 'px-2 first:pl-4 last:pr-4' : 'px-2 first:pl-0 last:pr-0')
export const ownId = (row: unknown): string => (row as { readonly id: string }).id

/** Rows that are drawn, of a list that has more. */
export type DrawnRows = {
  readonly first: number
  /** pixels above and below them */
  readonly before: number
  readonly after: number
  /** measures a row; rows may be of several heights */
  readonly measure?: Ref<HTMLTableRowElement> | undefined
}

type ViewProps<Row, Id extends string> = TableOptions<Row, Id> & {
  /** those that are drawn; `undefined`: they are loading */
  readonly rows: readonly { readonly id: string; readonly of: Row }[] | undefined
  /** how many there are */
  readonly count: number
  readonly sight?: DrawnRows
  /** what a table stands in */
  readonly around?: (table: ReactNode) => ReactNode
}

/** The table itself, for `DataTable` and `LongTable`. */
export function TableView<Row, Id extends string>(props: ViewProps<Row, Id>): ReactNode {
  const { label, rows, count, sight, empty, failed, stale, mark, look = 'list', around } = props
  const columns = useMemo(() => props.columns.filter((column) => column !== null && column !== false), [props.columns])
  const names = useMemo(
    () => (id: string, own: ReactNode) =>
      own === undefined ? (props.names as Readonly<Record<string, ReactNode>> | undefined)?.[id] : own,
    [props.names],
  )
  if (failed) return <Failed onRetry={failed} />
  if (!rows) return <SkeletonRows rows={4} label={label} />
  if (count === 0 && empty !== undefined) return empty
  const cards = inCards(look)
  const across = { columns: columns.length, look }
  const table = (
    <table
      aria-label={label}
      aria-rowcount={sight && count + 1}
      aria-busy={sight ? undefined : stale}
      className={cx(
        'w-full border-collapse print:text-xs',
        props.fixed && 'table-fixed',
        cards && BLOCK,
        look === 'figures' && 'text-sm',
        stale && !sight && 'opacity-60',
      )}
    >
      <thead className={cx(ofPage(look) && 'sticky top-0 z-10 bg-bg', cards && 'not-print:max-sheet:sr-only')}>
        <tr className="h-8 text-sm text-ink2 shadow-[inset_0_-1px_0_var(--line)] print:h-auto print:border-b print:border-line print:shadow-none">
          {columns.map((column) => (
            <Head key={column.id} column={column} name={names(column.id, column.name)} sort={props.sort} look={look} />
          ))}
        </tr>
      </thead>
      <tbody className={cx(cards && BLOCK)}>
        <Gap height={sight?.before} />
        {rows.map(({ id, of }, index) => (
          <Fragment key={id}>
            <Across {...across} group content={props.group?.(of)} />
            <DataRow
              {...(mark && { [mark]: id })}
              {...props.row?.(of)}
              of={of}
              columns={columns}
              names={cards ? names : undefined}
              look={look}
              index={sight && sight.first + index}
              measure={sight?.measure}
            />
            <Across {...across} content={props.below?.(of)} />
          </Fragment>
        ))}
        <Gap height={sight?.after} />
      </tbody>
      {columns.some(({ foot }) => foot !== undefined) ? (
        <tfoot className={cx(cards && BLOCK)}>
          <tr className={cx('h-9 border-t border-line2 font-semibold print:h-auto', cards && CARD_ROW)}>
            {columns.map((column) => (
              <Cell key={column.id} column={column} names={cards ? names : undefined} look={look}>
                {column.foot}
              </Cell>
            ))}
          </tr>
        </tfoot>
      ) : null}
    </table>
  )
  return around ? around(table) : table
}

function Failed({ onRetry }: { onRetry: () => void }) {
  const { errors } = useCopy()
  return (
    <div role="alert" className="flex flex-wrap items-center justify-between gap-2 py-2">
      {errors.network}
      <Button small onClick={onRetry}>
        {errors.retry}
      </Button>
    </div>
  )
}

/** Left out where no cell says the name of its column. */
type Names = ((id: string, own: ReactNode) => ReactNode) | undefined
type AnyColumn<Row> = DataColumn<Row, string>
type HeadProps<Row> = { column: AnyColumn<Row>; name: ReactNode; sort: DataSort | undefined; look: Look }

function Head<Row>({ column, name, sort, look }: HeadProps<Row>) {
  const { id, className, right, wide, nameless } = column
  const sortable = sort?.columns.includes(id)
  const own = sort?.by === id
  const Tag = name === null ? 'td' : 'th'
  const Arrow = sort?.rising ? ArrowUp : ArrowDown
  return (
    <Tag
      scope={name === null ? undefined : 'col'}
      aria-sort={sortable ? (own ? (sort?.rising ? 'ascending' : 'descending') : 'none') : undefined}
      className={cx(
        edgesOf(look),
        'font-semibold',
        right ? 'text-right' : 'text-left',
        wide && 'max-sheet:hidden',
        className,
      )}
    >
      {sortable ? (
        <button
          type="button"
          title={sort?.label(String(name))}
          onClick={() => sort?.onSort(id)}
          className={cx(
            'inline-flex min-h-6 items-center gap-1 rounded-sm font-semibold whitespace-nowrap hover:text-ink',
            own && 'text-ink',
          )}
        >
          {name}
          {own ? <Arrow size={12} aria-hidden="true" /> : null}
        </button>
      ) : nameless ? (
        <span className="sr-only">{name}</span>
      ) : (
        name
      )}
    </Tag>
  )
}

type RowProps<Row> = RowAttributes & {
  of: Row
  columns: readonly AnyColumn<Row>[]
  names: Names
  look: Look
  index: number | undefined
  measure: Ref<HTMLTableRowElement> | undefined
}

/** Drawn again when the row, its attributes or the columns are others. */
const DataRow = memo(function DataRow<Row>({ of, columns, names, look, index, measure, ...is }: RowProps<Row>) {
  return (
    <tr
      {...is}
      ref={measure}
      data-index={measure && index}
      aria-rowindex={index === undefined ? undefined : index + 2}
      className={cx(
        'relative break-inside-avoid border-b border-line print:h-auto',
        look === 'figures' ? 'h-7' : 'h-9',
        ofPage(look)
          ? 'hover:bg-hover focus-within:bg-accent-bg focus-within:shadow-[inset_2px_0_0_var(--accent)]'
          : 'last:border-b-0',
        inCards(look) && CARD_ROW,
        look === 'list' && 'not-print:max-sheet:px-4',
        is.className,
      )}
    >
      {columns.map((column) => (
        <Cell key={column.id} column={column} names={names} look={look}>
          {column.cell(of, is)}
        </Cell>
      ))}
    </tr>
  )
}) as <Row>(props: RowProps<Row>) => ReactNode

type CellProps<Row> = { column: AnyColumn<Row>; names: Names; look: Look; children: ReactNode }

function Cell<Row>({ column, names, look, children }: CellProps<Row>) {
  const { id, right, quiet, wide, wraps, nameless } = column
  const Tag = column.names ? 'th' : 'td'
  return (
    <Tag
      scope={column.names ? 'row' : undefined}
      data-name={names && (nameless ? '' : names(id, column.name))}
      className={cx(
        edgesOf(look),
        column.names && '[font-weight:inherit]',
        right ? 'text-right tabular-nums' : 'text-left',
        wraps ? 'py-1.5 align-top' : 'truncate',
        quiet && 'text-ink2',
        wide && 'max-sheet:hidden',
        names && !wide && CARD_CELL,
        column.className,
      )}
    >
      {children}
    </Tag>
  )
}

/** A line across all columns: the title of a group, or what is open. */
function Across({
  columns,
  look,
  group,
  content,
}: {
  columns: number
  look: Look
  group?: boolean
  content: ReactNode
}) {
  if (!content) return null
  const Tag = group ? 'th' : 'td'
  const block = inCards(look) && BLOCK
  return (
    <tr className={cx(block)}>
      <Tag
        scope={group ? 'rowgroup' : undefined}
        colSpan={columns}
        className={cx(
          block,
          group
            ? cx('pt-2 pb-0.5 text-left font-normal text-ink2', ofPage(look) && 'px-4')
            : 'border-b border-line bg-sunk p-0',
        )}
      >
        {content}
      </Tag>
    </tr>
  )
}

function Gap({ height = 0 }: { height: number | undefined }) {
  // biome-ignore lint/a11y/noAriaHiddenOnFocusable: a row takes no focus
  return height > 0 ? <tr aria-hidden="true" style={{ height }} /> : null
}
