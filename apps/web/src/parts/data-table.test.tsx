// @vitest-environment jsdom
import { afterEach, expect, test, vi } from 'vitest'
import { DataTable } from './data-table.tsx'
import { render } from './render.test-support.tsx'

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
