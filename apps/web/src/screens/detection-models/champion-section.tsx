import type { DetectionModelsState } from '@mimamori/contract/detection/detection-models-contract'
import { MAX_ROLLBACK_REASON_LENGTH } from '@mimamori/policy/detection/detection-model-rules'
import { agreementOf, precisionOf, recallOf } from '@mimamori/policy/detection/model-figures'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { type ReactNode, Suspense, useRef, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { ReasonForm } from '../../decisions/reason-form.tsx'
import { formatShare } from '../../detection-models/detection-models-copy.ts'
import { ModelStandingText } from '../../detection-models/model-standing-text.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { Timestamp } from '../../parts/timestamp.tsx'
import { useDesk } from '../desk-context.tsx'
import { ModelPanel } from './model-panel.tsx'
import { ShadowMeasureTable } from './shadow-measure-table.tsx'
import { useModelMutation } from './use-model-mutation.ts'

/** The model in use, and the way back to the one before. */
export function ChampionSection({
  state: { champion, shipped, standing, levels, moves },
}: {
  state: DetectionModelsState
}): ReactNode {
  const copy = useMessages('detection-models')
  const { me } = useDesk()
  const [asking, setAsking] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const { act, busy } = useModelMutation()
  const back = () => {
    setAsking(false)
    requestAnimationFrame(() => button.current?.focus())
  }
  useKeys({ escape: back }, asking)
  const nameOf = (version: string | null) => (version === null ? copy.shipped : copy.version(version))
  const previous = nameOf(champion?.follows ?? null)
  const rollBack = async (reason: string) => {
    const failed = await act(
      () => api.detectionModels.rollBack({ reason }),
      ({ to }) => copy.rolledBack(nameOf(to)),
    )
    if (failed === null) setAsking(false)
    return failed
  }
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
        asking ? (
          // its words are loaded with it: the screen around it stays meanwhile
          <Suspense>
            <ReasonForm
              place={`model ${champion.version} ${me.id}`}
              title={copy.rollBackTitle}
              hint={copy.rollBackNext(previous)}
              words={copy}
              confirm={copy.rollBack}
              atMost={MAX_ROLLBACK_REASON_LENGTH}
              busy={busy}
              onSend={rollBack}
              onBack={back}
            />
          </Suspense>
        ) : (
          <div>
            <Button ref={button} disabled={busy || moves.rollback !== null} onClick={() => setAsking(true)}>
              {copy.rollBack}
            </Button>
          </div>
        )
      ) : null}
    </ModelPanel>
  )
}
