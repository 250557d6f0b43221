import type { ShadowState } from '@mimamori/contract/detection/detection-models-contract'
import { DETECTION_LEVELS, type DetectionLevel } from '@mimamori/policy/detection/detection-levels'
import type { ExpectedFlags, ReadingCount } from '@mimamori/policy/detection/expected-flags'
import { countFlagged } from '@mimamori/policy/detection/right-to-flag'
import { wilsonInterval } from '@mimamori/policy/detection/wilson-interval'
import { ColumnHeads } from '@mimamori/ui/column-heads'
import type { ReactNode } from 'react'
import {
  formatADay,
  formatCount,
  formatShare,
  useDetectionModelsCopy,
} from '../../detection-models/detection-models-copy.ts'

const at = (readings: readonly ReadingCount[], desk: DetectionLevel) => countFlagged(readings, { desk, categories: {} })

type Props = Pick<ShadowState, 'measure'> & {
  readonly expected: Readonly<Partial<Record<DetectionLevel, ExpectedFlags | null>>> | null
  readonly inForce: DetectionLevel | undefined
}

/** What a model would have flagged at each level of what this desk has decided; `expected` where it is known; `inForce`: the level of the desk */
export function ShadowMeasureTable({ measure: { passed, missedByRules }, expected, inForce }: Props): ReactNode {
  const { levels, measured: copy } = useDetectionModelsCopy()
  const count = ({ flagged, texts }: ReturnType<typeof at>) => copy.of(formatCount(flagged), formatCount(texts))
  const interval = ({ flagged, texts }: ReturnType<typeof at>) => {
    const [low, high] = wilsonInterval(flagged, texts)
    return texts === 0 ? null : copy.interval(formatShare(low), formatShare(high))
  }
  return (
    <>
      <table aria-label={copy.title} className="w-full border-collapse text-sm">
        <thead>
          <ColumnHeads
            columns={[
              [copy.level, 'pl-0'],
              [copy.passed, 'text-right'],
              [copy.missed, 'text-right'],
              [copy.expected, 'pr-0 text-right'],
            ]}
          />
        </thead>
        <tbody>
          {DETECTION_LEVELS.map((level) => (
            <tr
              key={level}
              className={`border-b border-line last:border-b-0 ${level === inForce ? 'bg-accent-bg' : ''}`}
            >
              <th scope="row" className="py-1 pr-2 text-left font-normal whitespace-nowrap">
                {levels.names[level]}
              </th>
              <td className="px-2 py-1 text-right tabular-nums">
                <span className="whitespace-nowrap">{count(at(passed, level))}</span>
                <span className="whitespace-nowrap text-ink2">{interval(at(passed, level))}</span>
              </td>
              <td className="px-2 text-right tabular-nums">{count(at(missedByRules, level))}</td>
              <td className="pl-2 text-right tabular-nums">
                {expected?.[level] ? formatADay(expected[level].all) : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-sm text-ink2">{copy.note}</p>
    </>
  )
}
