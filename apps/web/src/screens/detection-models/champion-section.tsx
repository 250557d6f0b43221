import type { DetectionModelsState } from '@mimamori/contract/detection/detection-models-contract'
import { MAX_ROLLBACK_REASON_LENGTH } from '@mimamori/policy/detection/detection-model-rules'
import { agreementOf, precisionOf, recallOf } from '@mimamori/policy/detection/model-figures'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { formatShare } from '../../detection-models/detection-models-copy.ts'
import { ModelStandingText } from '../../detection-models/model-standing-text.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { ActionPanel } from '../../parts/actions/action-panel.tsx'
import { Timestamp } from '../../parts/timestamp.tsx'
import { useDesk } from '../desk-context.tsx'
import { ModelPanel } from './model-panel.tsx'
import { ShadowMeasureTable } from './shadow-measure-table.tsx'
import { useModelOperation } from './use-model-operation.ts'

/** The model in use, and the way back to the one before. */
export function ChampionSection({
  state: { champion, shipped, standing, levels, moves },
}: {
  state: DetectionModelsState
}): ReactNode {
  const copy = useMessages('detection-models')
  const { me } = useDesk()
  const operation = useModelOperation()
  const nameOf = (version: string | null) => (version === null ? copy.shipped : copy.version(version))
  return (
    <ModelPanel title={copy.champion}>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-semibold">{champion ? copy.version(champion.version) : copy.shipped}</span>
        <span className="text-sm text-ink2">
          {champion ? (
            <>
              {champion.activatedBy ? copy.activatedBy(champion.activatedBy) : copy.activatedByCommand}{' '}
              <Timestamp at={champion.activatedAt ?? champion.madeAt} brief />
            </>
          ) : (
            shipped.version
          )}
        </span>
      </p>
      {champion ? null : <p className="text-sm text-ink2">{copy.shippedNote}</p>}
      <p className="text-sm text-ink2">
        <ModelStandingText standing={standing} />
      </p>
      {champion ? (
        <p className="text-sm text-ink2">
          {copy.championFigures(
            formatShare(agreementOf(champion.figures.challenger)),
            formatShare(recallOf(champion.figures.challenger)),
            formatShare(precisionOf(champion.figures.challenger)),
          )}
        </p>
      ) : null}
      {champion?.figures.measured ? (
        <ShadowMeasureTable
          measure={champion.figures.measured}
          expected={levels && Object.fromEntries(levels.lines.map(({ level, expected }) => [level, expected]))}
          inForce={levels?.inForce}
        />
      ) : null}
      {champion && may(me.role, 'models.decide') ? (
        <ActionPanel
          row
          words={copy}
          place={`model ${champion.version} ${me.id}`}
          operation={operation}
          actions={[
            {
              id: 'roll_back',
              label: copy.rollBack,
              refused: moves.rollback && '',
              asks: {
                title: copy.rollBackTitle,
                hint: copy.rollBackNext(nameOf(champion.follows)),
                atMost: MAX_ROLLBACK_REASON_LENGTH,
              },
              run: (reason) =>
                operation.run(
                  queries.detectionModels.rollBack,
                  { reason },
                  { done: ({ to }) => copy.rolledBack(nameOf(to)) },
                ),
            },
          ]}
        />
      ) : null}
    </ModelPanel>
  )
}
