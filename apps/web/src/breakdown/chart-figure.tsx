import { IconButton } from '@mimamori/ui/icon-button'
import { FileDown, ImageDown } from 'lucide-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { type FigureUnit, useFigureHeadLine } from './figure-head.tsx'
import { saveChartPicture } from './save-chart-picture.ts'
import { useElementWidth } from './use-element-width.ts'

type Props = {
  title: string
  /** the sentence above the chart */
  message: string
  /** how to read it, also in pictures and on paper */
  note?: string | null
  /** what can be done with it on the screen */
  hint?: string
  unit: FigureUnit
  className?: string
  /** what a saved picture is called */
  file: string
  /** drawn into this many pixels */
  draw: (width: number) => ReactNode
  /** the same figures as a table; `null`: not asked for */
  table: ReactNode
  /** a note beside the chart */
  children?: ReactNode
}

/** A chart: its sentence, the drawing, and the same figures as a table. */
export function ChartFigure({
  title,
  message,
  note,
  hint,
  unit,
  className = '',
  file,
  draw,
  table,
  children,
}: Props): ReactNode {
  const copy = useMessages('breakdown')
  const words = useMessages('breakdown/figure-head')
  const headOf = useFigureHeadLine()
  const [holder, width] = useElementWidth()
  const id = useId()
  const [problem, setProblem] = useState(false)
  const drawing = useRef<HTMLDivElement>(null)
  const save = async (kind: 'png' | 'svg') => {
    setProblem(false)
    const drawn = drawing.current
    const options = { title, head: headOf(unit), message, note: note ?? '', name: file, kind }
    if (drawn) await saveChartPicture(drawn, options).catch(() => setProblem(true))
  }
  return (
    <figure aria-labelledby={id} className={`figure ${className}`}>
      <div className="flex items-start gap-2">
        <div className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
          <h2 id={id} className="font-semibold">
            {title}
          </h2>
          <span className="text-sm text-ink2">{words.unit(words.units[unit])}</span>
        </div>
        <span className="-mt-1 -mr-2 flex print:hidden">
          <IconButton label={copy.png(title)} onClick={() => void save('png')}>
            <ImageDown size={16} />
          </IconButton>
          <IconButton label={copy.svg(title)} onClick={() => void save('svg')}>
            <FileDown size={16} />
          </IconButton>
        </span>
      </div>
      <figcaption className="mb-3 text-sm text-ink2">
        <span data-message>{message}</span>
        {note || hint ? (
          <span className="block text-ink2">
            {note}
            {hint ? (
              <span className="print:hidden">
                {note ? copy.between : ''}
                {hint}
              </span>
            ) : null}
          </span>
        ) : null}
      </figcaption>
      {problem ? (
        <p role="alert" className="mb-2 text-sm text-red">
          {copy.pictureFailed}
        </p>
      ) : null}
      <div ref={holder} className="chart">
        <div ref={drawing} data-width={width}>
          {width > 0 ? draw(width) : null}
        </div>
      </div>
      {children}
      {table ? <div className="mt-4 overflow-x-auto border-t border-line pt-2">{table}</div> : null}
    </figure>
  )
}
