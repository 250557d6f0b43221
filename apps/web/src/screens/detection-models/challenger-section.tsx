import type { DetectionModelsState } from '@mimamori/contract/detection/detection-models-contract'
import { countTexts } from '@mimamori/policy/detection/expected-flags'
import { JUDGED_JOBS } from '@mimamori/policy/detection/right-to-flag'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { useNavigate } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { formatCount } from '../../detection-models/detection-models-copy.ts'
import { ModelGatesTable } from '../../detection-models/model-gates-table.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { Timestamp } from '../../parts/timestamp.tsx'
import { useDesk } from '../desk-context.tsx'
import { ModelPanel } from './model-panel.tsx'
import { ShadowMeasureTable } from './shadow-measure-table.tsx'
import { useModelMutation } from './use-model-mutation.ts'

type Challenger = NonNullable<DetectionModelsState['challenger']>

/** The model in shadow: what it says of what arrives, its gates, the test kit and the activation. */
export function ChallengerSection({ state }: { state: DetectionModelsState }): ReactNode {
  const copy = useMessages('detection-models')
  const { me } = useDesk()
  const { challenger } = state
  if (!challenger) {
    return (
      <ModelPanel title={copy.challenger}>
        <p>{copy.noChallenger}</p>
        <p className="text-sm text-ink2">{copy.noChallengerNext}</p>
      </ModelPanel>
    )
  }
  const { version, madeAt, madeBy, comparedWith, shadow, gates } = challenger
  return (
    <ModelPanel title={copy.challenger}>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span className="font-semibold">{copy.version(version)}</span>
        <span className="text-sm text-ink2">
          {copy.madeAt} <Timestamp at={madeAt} brief /> · {madeBy ?? copy.system} ·{' '}
          {comparedWith === null ? copy.comparedWithShipped : copy.comparedWith(copy.version(comparedWith))}
        </span>
      </p>
      <p className="text-sm text-ink2">
        {shadow.texts === 0 ? copy.shadowNone : copy.shadow(formatCount(shadow.texts), formatCount(shadow.flagged))}
      </p>
      <ModelGatesTable gates={gates} />
      <h3 className="pt-1 text-sm font-semibold">{copy.measured.title}</h3>
      <p className={`text-sm ${shadow.right === 'not_earned' ? 'text-amber' : 'text-ink2'}`}>
        {shadow.right === 'measuring'
          ? copy.right.measuring(formatCount(countTexts(shadow.measure.passed)), formatCount(JUDGED_JOBS))
          : copy.right[shadow.right]}
      </p>
      <ShadowMeasureTable measure={shadow.measure} expected={shadow.expected} inForce={state.levels?.inForce} />
      {may(me.role, 'models.decide') ? <ChallengerActions state={state} challenger={challenger} /> : null}
    </ModelPanel>
  )
}

function ChallengerActions({
  state: { kit, moves },
  challenger,
}: {
  state: DetectionModelsState
  challenger: Challenger
}) {
  const copy = useMessages('detection-models')
  const { refusals } = useCopy()
  const navigate = useNavigate()
  const { act, busy } = useModelMutation()
  const [problem, setProblem] = useState<string | null>(null)
  const { version } = challenger
  const open = (kitId: string) => void navigate({ to: '/models', search: { kit: kitId } })
  const begin = async () => {
    if (kit) return open(kit.id)
    setProblem(null)
    let kitId = ''
    const failed = await act(
      () => api.detectionModels.beginKit({ version }),
      (done) => {
        kitId = done.kitId
        return copy.kitTitle
      },
    )
    setProblem(failed)
    if (failed === null && kitId !== '') open(kitId)
  }
  const agree = async () => {
    setProblem(null)
    setProblem(
      await act(
        () => api.detectionModels.activate({ version }),
        ({ active }) => (active ? copy.activated : copy.agreed)(version),
      ),
    )
  }
  const withdraw = async () => {
    setProblem(null)
    setProblem(
      await act(
        () => api.detectionModels.withdrawAgreement(),
        () => copy.withdrawn,
      ),
    )
  }
  const words: { readonly [refusal: string]: string } = { ...refusals, ...copy.refusals }
  const kitLabel = () => {
    if (!kit) return copy.kitBegin
    return kit.finishedAt ? copy.kitResults : copy.kitGoOn(formatCount(kit.answers), formatCount(kit.cases))
  }
  const early = challenger.shadow.right === 'measuring'
  const next = early ? copy.agreeNext : copy.activateNext
  const whyNot = moves.activate === null ? next : words[moves.activate]
  const why =
    challenger.activatedBy && early
      ? copy.standing.sentences([copy.agreedBy(challenger.activatedBy), copy.agreeNext])
      : whyNot
  return (
    <div className="grid gap-1.5 border-t border-line pt-3">
      <h3 className="text-sm font-semibold">{copy.kit}</h3>
      <p className="text-sm text-ink2">{copy.kitNote}</p>
      <div className="flex flex-wrap gap-2">
        <Button
          variant={moves.activate === null ? 'outline' : 'primary'}
          disabled={busy || (moves.begin !== null && !kit)}
          onClick={() => void begin()}
        >
          {kitLabel()}
        </Button>
        {challenger.activatedBy ? (
          <Button disabled={busy || moves.withdrawAgreement !== null} onClick={() => void withdraw()}>
            {busy ? copy.sending : copy.withdraw}
          </Button>
        ) : (
          <Button
            variant={moves.activate === null ? 'primary' : 'outline'}
            disabled={busy || moves.activate !== null}
            onClick={() => void agree()}
          >
            {busy ? copy.sending : early ? copy.agree : copy.activate}
          </Button>
        )}
      </div>
      <p className="text-sm text-ink2">{moves.begin !== null && !kit ? words[moves.begin] : why}</p>
      <Problem small>{problem}</Problem>
    </div>
  )
}
