// @vitest-environment jsdom
import { act, createRef } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { render } from '../render.test-support.tsx'
import { DataTable } from './data-table.tsx'
import { LongTable } from './long-table.tsx'

type Row = { id: string; name: string; n: number }
const ROWS: readonly Row[] = [
  { id: 'a', name: '佐藤', n: 3 },
  { id: 'b', name: '田中', n: 12 },
]
const COLUMNS = [
  { id: 'name', name: '名前', names: true, cell: ({ name }: Row) => name },
  { id: 'n', name: '件数', right: true, cell: ({ n }: Row) => n, foot: 15 },
]
const rowId = ({ id }: Row) => id
const textsOf = (page: HTMLElement, selector: string) =>
  [...page.querySelectorAll(selector)].map(({ textContent }) => textContent)

afterEach(() => {
  vi.restoreAllMocks()
})

test('a table is its columns: heads, a named row for each entry, and a sum', async () => {
  const { page } = await render(<DataTable label="担当者" columns={COLUMNS} rows={ROWS} rowId={rowId} />)
  expect(page.querySelector('table')?.ariaLabel ?? page.querySelector('table')?.getAttribute('aria-label')).toBe(
    '担当者',
  )
  expect(textsOf(page, 'thead th')).toEqual(['名前', '件数'])
  expect(textsOf(page, 'tbody th[scope=row]')).toEqual(['佐藤', '田中'])
  expect(textsOf(page, 'tbody td')).toEqual(['3', '12'])
  expect(textsOf(page, 'tfoot td').at(-1)).toBe('15')
})

test('a column that is not there leaves no cell', async () => {
  const { page } = await render(
    <DataTable label="担当者" columns={[...COLUMNS, null, false]} rows={ROWS} rowId={rowId} />,
  )
  expect(textsOf(page, 'tbody tr:first-child > *')).toHaveLength(2)
})

test('rows that load, that could not be loaded, and that are none are told apart', async () => {
  const again = vi.fn()
  const table = (rows: readonly Row[] | undefined, failed?: () => void) => (
    <DataTable
      label="担当者"
      columns={COLUMNS}
      rows={rows}
      rowId={rowId}
      empty={<p>なし</p>}
      failed={failed ?? false}
    />
  )
  const { page, show } = await render(table(undefined))
  expect(page.textContent).not.toContain('なし')
  await show(table([]))
  expect(page.textContent).toBe('なし')
  await show(table(undefined, again))
  page.querySelector('button')?.click()
  expect(again).toHaveBeenCalledOnce()
})

test('a row says what it is to who looks for it, and can be open below', async () => {
  const { page } = await render(
    <DataTable
      label="担当者"
      columns={COLUMNS}
      rows={ROWS}
      rowId={rowId}
      row={({ id }) => ({ 'data-person': id, className: 'text-ink2' })}
      group={({ id }) => (id === 'a' ? '東京' : null)}
      below={({ id }) => (id === 'b' ? '詳しく' : null)}
    />,
  )
  expect(page.querySelector('[data-person=a]')?.className).toContain('text-ink2')
  expect(textsOf(page, 'tbody tr')).toEqual(['東京', '佐藤3', '田中12', '詳しく'])
})

test('the head of a sortable column says its direction and turns the order', async () => {
  const onSort = vi.fn()
  const { page } = await render(
    <DataTable
      label="担当者"
      columns={COLUMNS}
      rows={ROWS}
      rowId={rowId}
      sort={{ columns: ['n'], by: 'n', rising: false, label: (name) => `${name}順`, onSort }}
    />,
  )
  const [name, n] = page.querySelectorAll('thead th')
  expect([name?.getAttribute('aria-sort'), n?.getAttribute('aria-sort')]).toEqual([null, 'descending'])
  n?.querySelector('button')?.click()
  expect(onSort).toHaveBeenCalledExactlyOnceWith('n')
})

test('a name that is another for each table is given once, by the id of its column', async () => {
  const columns = [
    { id: 'name', cell: ({ name }: Row) => name },
    { id: 'n', name: '数', cell: ({ n }: Row) => n },
  ] as const
  const { page } = await render(
    <DataTable label="担当者" names={{ name: '名前', n: '件数' }} columns={columns} rows={ROWS} mark="data-row" />,
  )
  expect(textsOf(page, 'thead th')).toEqual(['名前', '数'])
  expect([...page.querySelectorAll('tbody tr')].map((row) => row.getAttribute('data-row'))).toEqual(['a', 'b'])
})

/** A list of 1,000 rows of 10 pixels in a box of 100, beneath a head of 32. */
async function aLongTable(startPx = 0) {
  vi.spyOn(Element.prototype, 'clientHeight', 'get').mockReturnValue(100)
  vi.spyOn(Element.prototype, 'scrollHeight', 'get').mockReturnValue(10_032)
  Object.assign(HTMLElement.prototype, {
    scrollTo(this: HTMLElement, { top }: { top: number }) {
      this.scrollTop = top
    },
  })
  const [scroller, scrollTo] = [createRef<HTMLDivElement>(), createRef<(index: number) => void>()]
  const [onEnd, onScroll, drawnCells] = [vi.fn(), vi.fn(), vi.fn()]
  const columns = [
    {
      id: 'n',
      name: '番号',
      cell: ({ id }: { id: string }) => {
        drawnCells(id)
        return id
      },
    },
  ]
  const all = Array.from({ length: 1_000 }, (_, n) => ({ id: String(n) }))
  const table = (count: number) => (
    <LongTable
      look="rows"
      label="全件"
      columns={columns}
      rows={all.slice(0, count)}
      long={{ scroller, scrollTo, rowPx: 10, startPx, onEnd, onScroll, end: <p>以上</p> }}
    />
  )
  const rendered = await render(table(1_000))
  const box = scroller.current as HTMLDivElement
  const shown = () => textsOf(rendered.page, 'tbody tr:not([aria-hidden])').map(Number)
  const heights = () =>
    [...rendered.page.querySelectorAll<HTMLElement>('tr[aria-hidden]')].map(({ style }) => style.height)
  const scroll = (top: number) =>
    act(async () => {
      box.scrollTop = top
      box.dispatchEvent(new Event('scroll', { bubbles: true }))
    })
  return {
    ...rendered,
    box,
    shown,
    heights,
    scroll,
    scrollTo,
    onEnd,
    onScroll,
    drawnCells,
    become: (n: number) => rendered.show(table(n)),
  }
}

test('of a long list the rows in view are drawn with some around them, each once, as its box is scrolled and filled', async () => {
  const { page, shown, heights, scroll, become, onEnd, onScroll, drawnCells, unmount } = await aLongTable()
  expect([shown()[0], page.querySelector('table')?.getAttribute('aria-rowcount')]).toEqual([0, '1001'])
  await scroll(5_000)
  const rows = shown()
  const [first = 0, last = 0] = [rows[0], rows.at(-1)]
  expect([first < 497 && first > 470, last > 510 && last < 540]).toEqual([true, true])
  expect(heights()).toEqual([`${first * 10}px`, `${(999 - last) * 10}px`])
  expect(page.querySelector(`tr[aria-rowindex="${first + 2}"]`)?.textContent).toBe(String(first))
  expect(onScroll).toHaveBeenLastCalledWith(5_000)
  drawnCells.mockClear()
  await scroll(5_010)
  expect([onEnd, drawnCells].map(({ mock }) => mock.calls.length < 3)).toEqual([true, true])
  await become(505)
  expect([shown().at(-1), onEnd.mock.calls.length]).toEqual([504, 1])
  await unmount()
})

test('a long list begins where it was left, and a row is scrolled to only as far as it takes', async () => {
  const { box, scroll, scrollTo, shown, unmount } = await aLongTable(3_000)
  expect([box.scrollTop, shown().includes(303)]).toEqual([3_000, true])
  const go = (index: number) => act(async () => scrollTo.current?.(index))
  await scroll(3_000)
  await go(303)
  expect(box.scrollTop).toBe(3_000)
  await go(320)
  expect(box.scrollTop).toBe(3_210 + 32 - 100)
  await scroll(box.scrollTop)
  await go(10)
  expect(box.scrollTop).toBe(100)
  await unmount()
})
