import type { ShadowState } from '@mimamori/contract/detection/detection-models-contract'
import { DETECTION_LEVELS, type DetectionLevel, type LevelSettings } from '@mimamori/policy/detection/detection-levels'
import { countFlagged, type ExpectedFlags, type ReadingCount } from '@mimamori/policy/detection/expected-flags'
import { wilsonInterval } from '@mimamori/policy/detection/wilson-interval'
import type { ReactNode } from 'react'
import { formatADay, formatCount, formatShare } from '../../detection-models/detection-models-copy.ts'
import { useMessages } from '../../i18n/messages.ts'
import { DataTable } from '../../parts/tables/data-table.tsx'

type Props = Pick<ShadowState, 'measure'> & {
  readonly expected: Readonly<Partial<Record<DetectionLevel, ExpectedFlags | null>>> | null
  readonly inForce: LevelSettings | undefined
}

/** What is in force, where categories have levels of their own. */
const IN_FORCE = 'in force'

/** What a model would have flagged at each level of what this desk has decided; `expected` where it is known; `inForce`: the levels of the desk */
export function ShadowMeasureTable({ measure: { passed, missedByRules }, expected, inForce }: Props): ReactNode {
  const { levels, measured: copy } = useMessages('detection-models')
  const isMixed = inForce !== undefined && Object.keys(inForce.categories).length > 0
  const count = (readings: readonly ReadingCount[], settings: LevelSettings) => {
    const { flagged, texts } = countFlagged(readings, settings)
    return copy.of(formatCount(flagged), formatCount(texts))
  }
  const interval = (settings: LevelSettings) => {
    const { flagged, texts } = countFlagged(passed, settings)
    const [low, high] = wilsonInterval(flagged, texts)
    return texts === 0 ? null : copy.interval(formatShare(low), formatShare(high))
  }
  const rows = [
    ...DETECTION_LEVELS.map((level) => ({
      id: level as string,
      name: levels.names[level],
      settings: { desk: level, categories: {} } as LevelSettings,
      aDay: expected?.[level],
    })),
    ...(isMixed ? [{ id: IN_FORCE, name: copy.inForce, settings: inForce, aDay: null }] : []),
  ]
  const chosen = isMixed ? IN_FORCE : inForce?.desk
  return (
    <>
      <DataTable
        look="figures"
        label={copy.title}
        mark="data-level"
        rows={rows}
        row={({ id }) => ({ className: id === chosen && 'bg-accent-bg' })}
        columns={[
          { id: 'level', name: copy.level, names: true, cell: ({ name }) => name },
          {
            id: 'passed',
            name: copy.passed,
            right: true,
            wraps: true,
            cell: ({ settings }) => (
              <>
                <span className="whitespace-nowrap">{count(passed, settings)}</span>
                <span className="whitespace-nowrap text-ink2">{interval(settings)}</span>
              </>
            ),
          },
          { id: 'missed', name: copy.missed, right: true, cell: ({ settings }) => count(missedByRules, settings) },
          { id: 'expected', name: copy.expected, right: true, cell: ({ aDay }) => (aDay ? formatADay(aDay.all) : '–') },
        ]}
      />
      <p className="text-sm text-ink2">{copy.note}</p>
    </>
  )
}
