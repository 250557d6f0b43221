import type {
  DetectionModelsState,
  ModelLine,
  ShadowState,
} from '@mimamori/contract/detection/detection-models-contract'
import { SHIPPED_FIGURES, SHIPPED_MODEL } from '@mimamori/detection/model/shipped-model'
import {
  checkActivation,
  checkKitBegin,
  checkRefit,
  checkRollback,
  checkWithdrawAgreement,
  isLeftAlone,
} from '@mimamori/policy/detection/detection-model-rules'
import { forecastFlags } from '@mimamori/policy/detection/expected-flags'
import { LEAST_KIT_SIZE } from '@mimamori/policy/detection/test-kit'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { readingsOf } from '@mimamori/storage/detection/detection-level-reads'
import {
  detectionModelsOf,
  type StoredDetectionModel,
  shadowCounts,
} from '@mimamori/storage/detection/detection-model-reads'
import { labelledDecisions } from '@mimamori/storage/detection/labelled-decision-reads'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { loadModelStanding } from '../workflows/load-model-standing.ts'
import { kitStateOf, loadFinishedKits, ownTestKit } from './answer-test-kit.ts'
import { loadRightToFlag, type MeasuredModel, toChallengerInShadow } from './load-right-to-flag.ts'
import { loadRefitSituation } from './refit-model.ts'
import { loadLevels } from './set-detection-levels.ts'

type NameOf = (id: string | null) => string | null

const MOST_SILENCED = 20

const silencedBy = ({ figures: { silenced = [] } }: StoredDetectionModel) => silenced.slice(0, MOST_SILENCED)

async function toLine(db: Storage['db'], model: StoredDetectionModel, nameOf: NameOf): Promise<ModelLine> {
  const { madeBy, activatedBy, ...rest } = model
  const silenced = await Promise.all(
    silencedBy(model).map(async ({ caseId, decidedBy }) => ({
      ...{ caseId, caseNumber: (await caseById(db, caseId))?.number ?? 0, by: nameOf(decidedBy) },
    })),
  )
  return { ...rest, silenced, gates: [...model.gates], madeBy: nameOf(madeBy), activatedBy: nameOf(activatedBy) }
}

/** What the model in shadow has said so far. */
async function loadShadow(
  app: AppContext,
  { version }: ModelLine,
  { right, measure }: MeasuredModel,
): Promise<ShadowState> {
  const { db } = app.storage
  const { readings, days } = await readingsOf(db, version, app.clock.now())
  return { ...(await shadowCounts(db, version)), right, measure, expected: forecastFlags(readings, days).levels }
}

/** The models of the desk, the refit, this person's own test kit, and what they may do. */
export async function getDetectionModels(app: AppContext, actor: Staff): Promise<DetectionModelsState> {
  const { db } = app.storage
  const all = await detectionModelsOf(db)
  const people = all.flatMap((model) => [
    ...[model.madeBy, model.activatedBy ?? model.madeBy],
    ...silencedBy(model).map(({ decidedBy }) => decidedBy),
  ])
  const aliases = await aliasesOf(db, [...new Set(people)])
  const nameOf: NameOf = (id) => (id === null ? null : (aliases.get(id) ?? null))
  const lines = await Promise.all(all.map((model) => toLine(db, model, nameOf)))
  const inState = (state: ModelLine['state']) => lines.find((line) => line.state === state) ?? null
  const challenger = inState('challenger')
  const champion = inState('champion')
  const inShadow = all.find(({ state }) => state === 'challenger') ?? null
  const kit = inShadow && (await ownTestKit(db, inShadow, actor.id))
  const finished = inShadow ? await loadFinishedKits(db, app.clock.now(), actor, inShadow) : []
  const measured = await loadRightToFlag(db, inShadow, app.detectors, { withMissed: true })
  const waiting = toChallengerInShadow(inShadow, measured, app.detectors)
  const { off, ...refit } = await loadRefitSituation(app)
  const candidates = challenger ? (await labelledDecisions(db, LEAST_KIT_SIZE)).length : 0
  const { version, ...base } = SHIPPED_FIGURES
  return {
    shipped: { version: SHIPPED_MODEL.version, base },
    champion,
    challenger: challenger && { ...challenger, shadow: await loadShadow(app, challenger, measured) },
    standing: await loadModelStanding(app, all),
    levels: await loadLevels(app),
    history: lines.filter(({ state }) => state === 'retired' || state === 'rejected'),
    refit: { ...refit, waits: waiting !== null && isLeftAlone(waiting, app.clock.now()) },
    kit: kit && { id: kit.id, ...kitStateOf(kit) },
    moves: {
      refit: checkRefit({ ...refit, off }, actor),
      begin: checkKitBegin(challenger?.state ?? null, kit && kitStateOf(kit), candidates, actor),
      activate: checkActivation(measured, finished, actor),
      withdrawAgreement: checkWithdrawAgreement(measured.agreed, actor),
      rollback: checkRollback(champion !== null, actor),
    },
  }
}
