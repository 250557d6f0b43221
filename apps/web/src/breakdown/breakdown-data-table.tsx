import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useMessages } from '../i18n/messages.ts'

type Props = {
  label: string
  head: readonly string[]
  /** `noRecord`: the desk has nothing of what its cells would count */
  rows: readonly {
    readonly key: string
    readonly cells: readonly ReactNode[]
    readonly muted?: boolean
    readonly noRecord?: boolean
  }[]
  foot?: readonly ReactNode[]
  /** lower rows, for several tables beside each other */
  dense?: boolean
}

/** Figures in rows: what they are of on the left, numbers on the right. */
export function BreakdownDataTable({ label, head, rows, foot, dense }: Props): ReactNode {
  const words = useMessages('breakdown/periods')
  const cell = (index: number) => cx('px-2 whitespace-nowrap first:pl-0 last:pr-0', index > 0 && 'text-right')
  return (
    <table aria-label={label} className={cx('w-full border-collapse', dense && 'text-sm print:text-xs/4')}>
      <thead>
        <tr className="h-7 border-b border-line text-sm text-ink2 print:h-auto print:text-xs/4">
          {head.map((name, index) => (
            <th key={name} scope="col" className={cx(cell(index), 'text-left font-normal')}>
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ key, cells, muted, noRecord }) => (
          <tr
            key={key}
            className={cx(
              'border-b border-line last:border-0',
              dense ? 'h-7 print:h-auto' : 'h-8',
              (muted || noRecord) && 'text-ink3',
            )}
          >
            {cells.map((value, index) =>
              index === 0 ? (
                <th key={head[index]} scope="row" className={cx(cell(index), 'text-left font-normal')}>
                  {value}
                </th>
              ) : (
                <td key={head[index]} className={cell(index)}>
                  {noRecord ? words.noRecord : value}
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
      {foot ? (
        <tfoot>
          <tr className="h-8 border-t border-line2 font-semibold">
            {foot.map((value, index) =>
              index === 0 ? (
                <th key={head[index]} scope="row" className={cx(cell(index), 'text-left')}>
                  {value}
                </th>
              ) : (
                <td key={head[index]} className={cell(index)}>
                  {value}
                </td>
              ),
            )}
          </tr>
        </tfoot>
      ) : null}
    </table>
  )
}
