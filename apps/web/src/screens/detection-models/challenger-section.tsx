import type { DetectionModelsState } from '@mimamori/contract/detection/detection-models-contract'
import { countTexts } from '@mimamori/policy/detection/expected-flags'
import { JUDGED_JOBS } from '@mimamori/policy/detection/right-to-flag'
import { may } from '@mimamori/policy/staff/role-permissions'
import { useNavigate } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { queries } from '../../api/api-queries.ts'
import { formatCount } from '../../detection-models/detection-models-copy.ts'
import { ModelGatesTable } from '../../detection-models/model-gates-table.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { ActionPanel } from '../../parts/actions/action-panel.tsx'
import { Timestamp } from '../../parts/timestamp.tsx'
import { useDesk } from '../desk-context.tsx'
import { ModelPanel } from './model-panel.tsx'
import { ShadowMeasureTable } from './shadow-measure-table.tsx'
import { useModelOperation } from './use-model-operation.ts'

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
  const navigate = useNavigate()
  const operation = useModelOperation()
  const { run, why } = operation
  const { version, activatedBy, shadow } = challenger
  const open = (kitId: string) => void navigate({ to: '/models', search: { kit: kitId } })
  const begin = async () => {
    if (kit) return open(kit.id)
    const begun = await run(queries.detectionModels.beginKit, { version }, { done: () => copy.kitTitle })
    if (begun) open(begun.kitId)
  }
  const kitLabel = () => {
    if (!kit) return copy.kitBegin
    return kit.finishedAt ? copy.kitResults : copy.kitGoOn(formatCount(kit.answers), formatCount(kit.cases))
  }
  const early = shadow.right === 'measuring'
  const noKit = kit ? null : why(moves.begin)
  const next =
    activatedBy && early
      ? copy.standing.sentences([copy.agreedBy(activatedBy), copy.agreeNext])
      : (why(moves.activate) ?? (early ? copy.agreeNext : copy.activateNext))
  return (
    <div className="border-t border-line pt-3">
      <ActionPanel
        row
        words={copy}
        operation={operation}
        actions={[
          {
            id: 'kit',
            label: kitLabel(),
            look: moves.activate === null ? undefined : 'primary',
            waits: false,
            refused: noKit,
            note: noKit ?? next,
            run: begin,
          },
          {
            id: 'withdraw',
            label: copy.withdraw,
            waits: true,
            shown: activatedBy !== null,
            refused: why(moves.withdrawAgreement),
            run: () => run(queries.detectionModels.withdrawAgreement, undefined, { done: () => copy.withdrawn }),
          },
          {
            id: 'agree',
            label: early ? copy.agree : copy.activate,
            waits: true,
            look: moves.activate === null ? 'primary' : undefined,
            shown: activatedBy === null,
            refused: why(moves.activate),
            run: () =>
              run(
                queries.detectionModels.activate,
                { version },
                { done: ({ active }) => (active ? copy.activated : copy.agreed)(version) },
              ),
          },
        ]}
      >
        <h3 className="text-sm font-semibold">{copy.kit}</h3>
        <p className="text-sm text-ink2">{copy.kitNote}</p>
      </ActionPanel>
    </div>
  )
}
