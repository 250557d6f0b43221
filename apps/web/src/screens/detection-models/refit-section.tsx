import type { DetectionModelsState } from '@mimamori/contract/detection/detection-models-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { formatCount } from '../../detection-models/detection-models-copy.ts'
import { useMessages } from '../../i18n/messages.ts'
import { ActionPanel } from '../../parts/actions/action-panel.tsx'
import { useDesk } from '../desk-context.tsx'
import { ModelPanel } from './model-panel.tsx'
import { useModelOperation } from './use-model-operation.ts'

/** What there is to learn from, and the refit on command. */
export function RefitSection({ state: { refit, moves } }: { state: DetectionModelsState }): ReactNode {
  const copy = useMessages('detection-models')
  const { me } = useDesk()
  const operation = useModelOperation()
  const found = formatCount(refit.newDecisions)
  return (
    <ModelPanel title={copy.refit}>
      <p role="status">
        {refit.running ? copy.refitting : refit.lastAt ? copy.newDecisions(found) : copy.newDecisionsFirst(found)}
      </p>
      <p className="text-sm text-ink2">{refit.waits ? copy.refitReplaces : copy.refitNightly}</p>
      {refit.failedAt ? <p className="text-sm text-red">{copy.refitFailed}</p> : null}
      {may(me.role, 'models.decide') ? (
        <ActionPanel
          row
          operation={operation}
          actions={[
            {
              id: 'refit',
              label: copy.refitNow,
              refused: moves.refit && '',
              note:
                moves.refit === 'nothing_to_learn' || moves.refit === 'models_off' ? copy.refusals[moves.refit] : null,
              run: () => operation.run(queries.detectionModels.refit, undefined, { done: () => copy.refitStarted }),
            },
          ]}
        />
      ) : null}
    </ModelPanel>
  )
}
