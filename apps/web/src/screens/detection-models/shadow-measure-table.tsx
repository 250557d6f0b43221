import type { ShadowState } from '@mimamori/contract/detection/detection-models-contract'
import { DETECTION_LEVELS, type DetectionLevel, type LevelSettings } from '@mimamori/policy/detection/detection-levels'
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

type Props = Pick<ShadowState, 'measure'> & {
  readonly expected: Readonly<Partial<Record<DetectionLevel, ExpectedFlags | null>>> | null
  readonly inForce: LevelSettings | undefined
}

/** Rows: each level for all categories, and what is in force where categories have levels of their own. */
function rowsOf(
  inForce: LevelSettings | undefined,
): readonly { level: DetectionLevel | null; settings: LevelSettings }[] {
  const ofLevels = DETECTION_LEVELS.map((level) => ({ level, settings: { desk: level, categories: {} } }))
  const isOneLevel = inForce === undefined || Object.keys(inForce.categories).length === 0
  return isOneLevel ? ofLevels : [...ofLevels, { level: null, settings: inForce }]
}

/** What a model would have flagged at each level of what this desk has decided; `expected` where it is known; `inForce`: the levels of the desk */
export function ShadowMeasureTable({ measure: { passed, missedByRules }, expected, inForce }: Props): ReactNode {
  const { levels, measured: copy } = useDetectionModelsCopy()
  const rows = rowsOf(inForce)
  const last = rows.at(-1)?.level === null ? null : inForce?.desk
  const count = (readings: readonly ReadingCount[], settings: LevelSettings) => {
    const { flagged, texts } = countFlagged(readings, settings)
    return copy.of(formatCount(flagged), formatCount(texts))
  }
  const interval = (settings: LevelSettings) => {
    const { flagged, texts } = countFlagged(passed, settings)
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
          {rows.map(({ level, settings }) => (
            <tr key={level} className={`border-b border-line last:border-b-0 ${level === last ? 'bg-accent-bg' : ''}`}>
              <th scope="row" className="py-1 pr-2 text-left font-normal whitespace-nowrap">
                {level === null ? copy.inForce : levels.names[level]}
              </th>
              <td className="px-2 py-1 text-right tabular-nums">
                <span className="whitespace-nowrap">{count(passed, settings)}</span>
                <span className="whitespace-nowrap text-ink2">{interval(settings)}</span>
              </td>
              <td className="px-2 text-right tabular-nums">{count(missedByRules, settings)}</td>
              <td className="pl-2 text-right tabular-nums">
                {level !== null && expected?.[level] ? formatADay(expected[level].all) : '–'}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="text-sm text-ink2">{copy.note}</p>
    </>
  )
}
