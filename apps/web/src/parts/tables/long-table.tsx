import { cx } from '@mimamori/ui/class-names'
import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type Ref, type RefObject, useEffect, useImperativeHandle } from 'react'
import { inCards, ownId, type TableOptions, type TableProps, TableView } from './table-view.tsx'

const NEAR_END_ROWS = 40
const HEAD_PX = 32

type Long = {
  readonly scroller: RefObject<HTMLDivElement | null>
  readonly rowPx: number
  /** scrolls a row into sight */
  readonly scrollTo: Ref<(index: number) => void>
  /** the end of what is loaded is near */
  readonly onEnd: () => void
  /** how far it is scrolled at first */
  readonly startPx?: number
  readonly onScroll?: (px: number) => void
  /** below the last row */
  readonly end?: ReactNode
}

/** A table of which only rows in sight are drawn, in a box of its own that scrolls. First screens begin with one: it loads no more than this takes. */
export function LongTable<Row, Id extends string = never>(props: TableProps<Row, Id> & { long: Long }): ReactNode {
  const { rows, rowId, long } = props
  const options: TableOptions<Row, Id> = props
  const idOf: (row: Row) => string = rowId ?? ownId
  const count = rows?.length ?? 0
  const { end, ...sight } = useRowsInSight(count, long, inCards(props.look ?? 'list'))
  return (
    <TableView
      {...options}
      rows={rows?.slice(sight.first, end).map((of) => ({ id: idOf(of), of }))}
      count={count}
      sight={sight}
      around={(table) => (
        <div
          ref={long.scroller}
          aria-busy={props.stale}
          onScroll={({ currentTarget }) => long.onScroll?.(currentTarget.scrollTop)}
          className={cx('min-h-0 flex-1 overflow-auto', props.stale && 'opacity-60')}
        >
          {table}
          {long.end}
        </div>
      )}
    />
  )
}

/** Which rows are in sight. `varies`: they may be of several heights. */
function useRowsInSight(count: number, { scroller, rowPx, startPx = 0, scrollTo, onEnd }: Long, varies: boolean) {
  const virtual = useVirtualizer({
    count,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowPx,
    overscan: 16,
    // beneath the head, which stays
    paddingStart: HEAD_PX,
    scrollPaddingStart: HEAD_PX,
    initialOffset: startPx,
    initialRect: { width: 0, height: window.innerHeight },
  })
  useImperativeHandle(scrollTo, () => (index: number) => virtual.scrollToIndex(index), [virtual])
  const items = virtual.getVirtualItems()
  const [first, last] = [items[0], items.at(-1)]
  const end = last ? last.index + 1 : 0
  useEffect(() => {
    if (count > 0 && end >= count - NEAR_END_ROWS) onEnd()
  }, [onEnd, end, count])
  return {
    first: first?.index ?? 0,
    end,
    before: first ? first.start - HEAD_PX : 0,
    after: virtual.getTotalSize() - (last?.end ?? HEAD_PX),
    measure: varies ? virtual.measureElement : undefined,
  }
}
