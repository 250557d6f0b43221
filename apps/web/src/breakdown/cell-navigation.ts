import type { FocusEvent, KeyboardEvent } from 'react'
import { adjacentCell, type ChartCell } from './chart-cells.ts'

const cellName = (element: Element | null): string => element?.getAttribute('data-cell') ?? ''

function cellOf(element: Element | null): ChartCell | null {
  const [column, row] = cellName(element).split(' ').map(Number)
  return column === undefined || row === undefined ? null : [column, row]
}

/**
 * Moves the tab stop to the cell that had the focus last. Changes the elements directly, as rendering them again would
 * lose the focus.
 */
function handleFocus({ currentTarget, target }: FocusEvent<HTMLElement>): void {
  if (!cellOf(target)) return
  for (const each of currentTarget.querySelectorAll('[data-cell]')) {
    each.setAttribute('tabindex', each === target ? '0' : '-1')
  }
}

function handleKeyDown(event: KeyboardEvent<HTMLElement>): void {
  const from = cellOf(document.activeElement)
  if (!from) return
  const points = [...event.currentTarget.querySelectorAll<SVGElement>('[data-cell]')]
  const cells = points.flatMap((point) => {
    const cell = cellOf(point)
    return cell ? [cell] : []
  })
  const to = adjacentCell(cells, from, event.key)
  if (!to) return
  event.preventDefault()
  points.find((point) => cellName(point) === to.join(' '))?.focus()
}

/** Arrow keys in a drawing of many points, of which the tab key stops at one. */
export const CELL_NAVIGATION = { onFocus: handleFocus, onKeyDown: handleKeyDown }
