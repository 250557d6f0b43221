import { useRouter } from '@tanstack/react-router'
import { createContext, type MouseEvent, type ReactNode, useContext } from 'react'
import { type FigureRef, figureElementId } from './breakdown-address.ts'
import type { ChartCell } from './chart-cells.ts'

/** How the cases of a figure are opened; `null`: whoever looks may not see cases. */
export type OpenFigureCases = ((figure: FigureRef) => void) | null

const OpenFigureCasesContext = createContext<OpenFigureCases>(null)
export const OpenFigureCasesProvider = OpenFigureCasesContext.Provider

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** What a link to the cases of a figure carries, in a chart and in a table; `null`: it is none. */
function useCasesLink(figure: FigureRef | null, n: number) {
  const open = useContext(OpenFigureCasesContext)
  const router = useRouter()
  if (!open || !figure || n === 0) return null
  const { href } = router.buildLocation({ to: '/breakdown/cases', search: { ...figure } })
  return {
    href,
    onClick: (event: MouseEvent) => {
      if (!isPlainClick(event)) return
      event.preventDefault()
      open(figure)
    },
  }
}

type Props = {
  figure: FigureRef | null
  n: number
  /** name, count and whatever else the point shows */
  label: string
  /** a native tooltip; charts with room for their figures need none */
  tip?: boolean
  /** shapes: what is pressed */
  children: ReactNode
  /** what stands written beside them, and is in the label */
  words?: ReactNode
  /** its place among many: arrow keys go from one to the next, and the tab key to one of them only */
  cell?: { readonly at: ChartCell; readonly current: boolean }
}

/** A bar, a slice or a cell. It opens exactly its cases; where there are none to open, it only says what it is. */
export function ChartPoint({ figure, n, label, tip, children, words, cell }: Props): ReactNode {
  const link = useCasesLink(figure, n)
  const known = {
    className: 'point',
    'aria-label': label,
    'data-point': figure ? figureElementId(figure) : undefined,
    'data-n': n,
    ...(cell && link ? { 'data-cell': cell.at.join(' '), tabIndex: cell.current ? 0 : -1 } : {}),
  }
  const shapes = (
    <>
      {tip ? <title>{label}</title> : null}
      {children}
    </>
  )
  return (
    <>
      {link ? (
        <a {...known} {...link}>
          {shapes}
        </a>
      ) : (
        // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of shapes is nothing to press
        <g role="img" {...known}>
          {shapes}
        </g>
      )}
      {/* biome-ignore lint/a11y/noAriaHiddenOnFocusable: a group of words takes no focus, and the label says them */}
      <g aria-hidden="true" className="words">
        {words}
      </g>
    </>
  )
}

/** A count in a table, as a link to its cases. */
export function CountLink({
  figure,
  n,
  children,
}: {
  figure: FigureRef | null
  n: number
  children: ReactNode
}): ReactNode {
  const link = useCasesLink(figure, n)
  if (!link) return <span data-n={n}>{children}</span>
  return (
    <a
      data-point={figure ? `${figureElementId(figure)} row` : undefined}
      data-n={n}
      className="rounded-sm text-ink underline decoration-line2 underline-offset-3 hover:decoration-ink"
      {...link}
    >
      {children}
    </a>
  )
}
