import { IconButton } from '@mimamori/ui/icon-button'
import { FileDown, ImageDown } from 'lucide-react'
import { type ReactNode, useId, useRef, useState } from 'react'
import { saveFile } from '../api/save-file.ts'
import { useMessages } from '../i18n/messages.ts'
import { composePicture, inlineStyles, type PictureOptions } from './compose-chart-picture.ts'
import { type FigureUnit, useFigureHeadLine } from './figure-head.tsx'
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

/** twice as many pixels as on an ordinary screen, for paper and slides */
const SCALE = 2

/** The picture as SVG text, with computed styles inlined and page attributes removed. */
function serializePicture(figure: HTMLElement, options: PictureOptions) {
  const composed = composePicture(figure, options)
  const stage = document.createElement('div')
  stage.className = 'chart picture-stage'
  stage.setAttribute('aria-hidden', 'true')
  stage.append(composed.picture)
  document.body.append(stage)
  for (const element of composed.picture.querySelectorAll('*')) inlineStyles(element)
  for (const element of composed.picture.querySelectorAll('[class], [style], [role], [tabindex]')) {
    for (const name of [...element.getAttributeNames()])
      if (/^(class|style|role|tabindex|aria-.*|data-.*)$/.test(name)) element.removeAttribute(name)
  }
  stage.remove()
  return { ...composed, text: new XMLSerializer().serializeToString(composed.picture) }
}

async function rasterize(text: string, width: number, height: number): Promise<Blob> {
  const url = URL.createObjectURL(new Blob([text], { type: 'image/svg+xml' }))
  try {
    const image = new Image()
    image.src = url
    await image.decode()
    const canvas = document.createElement('canvas')
    canvas.width = width * SCALE
    canvas.height = height * SCALE
    canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height)
    return await new Promise((resolve, reject) =>
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('nothing was painted'))), 'image/png'),
    )
  } finally {
    URL.revokeObjectURL(url)
  }
}

/** Downloads a chart as PNG or SVG, with its title and message. Throws when the browser cannot paint it. */
async function saveChartPicture(figure: HTMLElement, options: PictureOptions): Promise<void> {
  const { text, width, height } = serializePicture(figure, options)
  const file =
    options.kind === 'svg' ? new Blob([text], { type: 'image/svg+xml' }) : await rasterize(text, width, height)
  saveFile(`${options.name}.${options.kind}`, file)
}
