import type { DetectionModelsState } from '@mimamori/contract/detection/detection-models-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { type ReactNode, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { formatCount } from '../../detection-models/detection-models-copy.ts'
import { useMessages } from '../../i18n/messages.ts'
import { useDesk } from '../desk-context.tsx'
import { ModelPanel } from './model-panel.tsx'
import { useModelMutation } from './use-model-mutation.ts'

/** What there is to learn from, and the refit on command. */
export function RefitSection({ state: { refit, moves } }: { state: DetectionModelsState }): ReactNode {
  const copy = useMessages('detection-models')
  const { me } = useDesk()
  const { act, busy } = useModelMutation()
  const [problem, setProblem] = useState<string | null>(null)
  const start = async () => {
    setProblem(null)
    setProblem(
      await act(
        () => api.detectionModels.refit(),
        () => copy.refitStarted,
      ),
    )
  }
  const found = formatCount(refit.newDecisions)
  return (
    <ModelPanel title={copy.refit}>
      <p role="status">
        {refit.running ? copy.refitting : refit.lastAt ? copy.newDecisions(found) : copy.newDecisionsFirst(found)}
      </p>
      <p className="text-sm text-ink2">{refit.waits ? copy.refitReplaces : copy.refitNightly}</p>
      {refit.failedAt ? <p className="text-sm text-red">{copy.refitFailed}</p> : null}
      {may(me.role, 'models.decide') ? (
        <div className="grid justify-items-start gap-1.5">
          <Button disabled={busy || moves.refit !== null} onClick={() => void start()}>
            {copy.refitNow}
          </Button>
          {moves.refit === 'nothing_to_learn' || moves.refit === 'models_off' ? (
            <p className="text-sm text-ink2">{copy.refusals[moves.refit]}</p>
          ) : null}
          <Problem small>{problem}</Problem>
        </div>
      ) : null}
    </ModelPanel>
  )
}
