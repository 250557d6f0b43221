import type { Comparison } from '@mimamori/policy/standards/standard-definition'
import { thresholdAt, thresholdPosition, thresholdSteps } from '@mimamori/policy/standards/threshold-axis'
import type { Histogram } from '@mimamori/policy/standards/value-histogram'
import type { KeyboardEvent, PointerEvent, ReactNode } from 'react'
import { useStandardsCopy } from '../../standards/standards-copy.ts'
import { useCriterionWords } from '../../standards/use-criterion-words.ts'

export type ThresholdLineProps = {
  name: string
  comparison: Comparison
  histogram: Histogram
  /** what a screen reader says of the threshold: its value and who would meet it */
  valueText: string
  /** `null`: this person cannot edit it */
  onMove: ((threshold: number) => void) | null
  /** pixels of the plot in the drawing */
  left: number
  width: number
  top: number
  height: number
}

/** Half of the width of the label, which stays inside the drawing. */
const LABEL_ROOM_PX = 52

/** The threshold as a line over the bars: a slider that is dragged, and moved by the arrow keys. */
export function ThresholdLine(props: ThresholdLineProps): ReactNode {
  const { name, comparison, histogram, valueText, onMove, left, width, top, height } = props
  const copy = useStandardsCopy()
  const words = useCriterionWords()
  const at = left + thresholdPosition(comparison, histogram) * width
  const label = Math.min(left + width - LABEL_ROOM_PX, Math.max(LABEL_ROOM_PX, at))
  const steps = thresholdSteps(comparison, histogram.scale)
  const move = (to: number) => onMove?.(Math.min(steps.most, Math.max(steps.least, to)))
  const handlePointer = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.parentElement?.getBoundingClientRect()
    if (!box || !event.currentTarget.hasPointerCapture(event.pointerId)) return
    move(thresholdAt(comparison, histogram, Math.min(1, Math.max(0, (event.clientX - box.left - left) / width))))
  }
  const handleKey = (event: KeyboardEvent<HTMLElement>) => {
    if (event.ctrlKey || event.altKey || event.metaKey) return
    const to = steppedBy(event, comparison, steps)
    if (to === null) return
    event.preventDefault()
    event.stopPropagation()
    move(to)
  }
  return (
    <>
      <span
        aria-hidden="true"
        className="pointer-events-none absolute -translate-x-1/2 rounded-sm bg-ink px-1.5 text-sm/[18px] whitespace-nowrap text-panel tabular-nums"
        style={{ left: label, top: top - 24 }}
      >
        {words.required(comparison)}
      </span>
      {onMove === null ? (
        <span
          aria-hidden="true"
          className="absolute w-0.5 -translate-x-1/2 bg-ink"
          style={{ left: at, top: top - 6, height: height + 6 }}
        />
      ) : (
        <span
          role="slider"
          tabIndex={0}
          aria-label={copy.thresholdOf(name)}
          aria-valuemin={steps.least}
          aria-valuemax={steps.most}
          aria-valuenow={comparison.threshold}
          aria-valuetext={valueText}
          title={copy.keysHint}
          className="group absolute grid w-7 -translate-x-1/2 cursor-ew-resize touch-none justify-items-center outline-none"
          style={{ left: at, top: top - 6, height: height + 6 }}
          onKeyDown={handleKey}
          onPointerDown={(event) => {
            event.currentTarget.setPointerCapture(event.pointerId)
            event.currentTarget.focus()
          }}
          onPointerMove={handlePointer}
        >
          <span className="col-start-1 row-start-1 h-full w-0.5 bg-ink" />
          <span className="col-start-1 row-start-1 h-6 w-2.5 self-center rounded-full border-2 border-ink bg-panel group-hover:bg-accent-bg group-focus-visible:outline-2 group-focus-visible:outline-offset-2 group-focus-visible:outline-accent" />
        </span>
      )}
    </>
  )
}

/**
 * The threshold that a key leads to; `null`: none. Left and right follow the line, which a greater share moves to the left; up and down follow
 * the value.
 */
function steppedBy(
  { key, shiftKey }: KeyboardEvent,
  { op, threshold }: Comparison,
  { step, leap, least, most }: ReturnType<typeof thresholdSteps>,
): number | null {
  const by = shiftKey ? leap : step
  const right = op === 'top_share' ? -by : by
  switch (key) {
    case 'ArrowRight':
      return threshold + right
    case 'ArrowLeft':
      return threshold - right
    case 'ArrowUp':
      return threshold + by
    case 'ArrowDown':
      return threshold - by
    case 'PageUp':
      return threshold + leap
    case 'PageDown':
      return threshold - leap
    case 'Home':
      return least
    case 'End':
      return most
    default:
      return null
  }
}
