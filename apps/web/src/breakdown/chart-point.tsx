import { useRouter } from '@tanstack/react-router'
import { createContext, type MouseEvent, type ReactNode, useContext } from 'react'
import { type FigureRef, figureElementId, figureSearch } from './breakdown-address.ts'
import type { ChartCell } from './chart-cells.ts'
import { FigureFiltersContext } from './figure-filters.ts'

/** Opens the cases of a figure; `null`: this person may not see cases. */
export type OpenFigureCases = ((figure: FigureRef) => void) | null

const OpenFigureCasesContext = createContext<OpenFigureCases>(null)
export const OpenFigureCasesProvider = OpenFigureCasesContext.Provider

const isPlainClick = (event: MouseEvent) =>
  event.button === 0 && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey

/** The props of a link to the cases of a figure, in a chart and in a table; `null`: it has no link. */
function useCasesLink(figure: FigureRef | null, n: number) {
  const open = useContext(OpenFigureCasesContext)
  const router = useRouter()
  const filters = useContext(FigureFiltersContext)
  if (!open || !figure || n === 0) return null
  const { href } = router.buildLocation({ to: '/breakdown/cases', search: figureSearch(figure, filters) })
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
  /** shows the label as a native tooltip; charts with room for their figures need none */
  nativeTooltip?: boolean
  /** the shapes of the mark, which are the pointer target */
  children: ReactNode
  /** text beside the mark, which is also in the label */
  words?: ReactNode
  /** its place in the chart: arrow keys move between cells, and Tab reaches only the current one */
  cell?: { readonly at: ChartCell; readonly current: boolean }
}

/** A bar, slice or cell of a chart, which links to its cases, if there are any. */
export function ChartPoint({ figure, n, label, nativeTooltip, children, words, cell }: Props): ReactNode {
  const link = useCasesLink(figure, n)
  const attributes = {
    className: 'point',
    'aria-label': label,
    'data-point': figure ? figureElementId(figure) : undefined,
    'data-n': n,
    ...(cell && link ? { 'data-cell': cell.at.join(' '), tabIndex: cell.current ? 0 : -1 } : {}),
  }
  const shapes = (
    <>
      {nativeTooltip ? <title>{label}</title> : null}
      {children}
    </>
  )
  return (
    <>
      {link ? (
        <a {...attributes} {...link}>
          {shapes}
        </a>
      ) : (
        // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: a group of shapes is nothing to press
        <g role="img" {...attributes}>
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
