import type { KitAnswered, KitResult, KitState } from '@mimamori/contract/detection/detection-models-contract'
import { SHIPPED_MODEL } from '@mimamori/detection/model/shipped-model'
import { shortestReadingMs } from '@mimamori/policy/decisions/reading-time-rules'
import { answerKitCase, checkKitBegin, type FinishedKit } from '@mimamori/policy/detection/detection-model-rules'
import type { Label } from '@mimamori/policy/detection/model-figures'
import { composeTestKit, type KitCandidate } from '@mimamori/policy/detection/test-kit'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import {
  detectionModelByVersion,
  detectionModelIn,
  type StoredDetectionModel,
  type StoredTestKit,
  testKitById,
  testKitsOf,
  weightsInUse,
} from '@mimamori/storage/detection/detection-model-reads'
import { labelledDecisions } from '@mimamori/storage/detection/labelled-decision-reads'
import { newId } from '@mimamori/storage/ids'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import { record } from '@mimamori/storage/record-change'
import type { Storage } from '@mimamori/storage/storage'
import { notFoundError, refusalError, requireAllowed, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { parseModel } from '../runtime/detector-cache.ts'
import { loadSecondLeadSituation } from '../workflows/two-person-eligibility.ts'
import { answerOf, isHeldOut } from './learn-model.ts'

/** newest decisions of each side that a kit is chosen from */
const MOST_CANDIDATES = 300

/** Decided cases that a kit may take, with the answers of both models; none while there is no challenger. */
async function loadKitCandidates(db: Storage['db']): Promise<readonly KitCandidate[]> {
  const { champion, challenger } = await weightsInUse(db)
  const figures = (await detectionModelIn(db, 'challenger'))?.figures
  if (challenger === null || figures === undefined) return []
  const decisions = await labelledDecisions(db, MOST_CANDIDATES)
  const ofChampion = answerOf(champion === null ? SHIPPED_MODEL : parseModel(champion))
  const ofChallenger = answerOf(parseModel(challenger))
  return decisions
    .toSorted((one, another) => (one.caseId < another.caseId ? 1 : -1))
    .map((decision) => ({
      caseId: decision.caseId,
      target: decision.target,
      version: decision.version,
      desk: decision.label,
      challenger: ofChallenger(decision.text),
      champion: ofChampion(decision.text),
      unseen: isHeldOut(decision, figures),
    }))
}

/** The last kit of this person for a model since it runs in shadow; `null`: they have begun none. */
export async function ownTestKit(
  db: Storage['db'],
  model: StoredDetectionModel,
  staffId: string,
): Promise<StoredTestKit | null> {
  const [kit] = await testKitsOf(db, model, staffId)
  return kit ?? null
}

/** How many cases and answers a kit has, as the rules want it. */
export const kitStateOf = (
  kit: StoredTestKit,
): { readonly cases: number; readonly answers: number; readonly finishedAt: string | null } => ({
  cases: kit.cases.length,
  answers: kit.answers.length,
  finishedAt: kit.finishedAt,
})

/** Begins a test kit of the challenger, or goes on with the one begun. Throws the refusal of the rule. */
export async function beginTestKit(app: AppContext, actor: Staff, model: string): Promise<{ kitId: string }> {
  const { storage, clock } = app
  const candidates = await loadKitCandidates(storage.db)
  return await storage.write(async (tx) => {
    tx.lock('key', 'models')
    const stored = await detectionModelByVersion(tx.db, model)
    const own = stored && (await ownTestKit(tx.db, stored, actor.id))
    const refusal = checkKitBegin(stored?.state ?? null, own && kitStateOf(own), candidates.length, actor)
    if (refusal) throw refusalError(refusal)
    if (own) return { kitId: own.id }
    const at = clock.now()
    const id = newId(at)
    const cases = composeTestKit(candidates, id)
    await record(tx, at, actor.id, { type: 'model.kit_begun', id, model, staffId: actor.id, cases })
    return { kitId: id }
  })
}

/** Answers the next case of one's own kit; the last answer finishes it. Throws NotFound, and the refusal of the rule. */
export async function answerTestKit(
  app: AppContext,
  actor: Staff,
  { kitId, n, answer }: { readonly kitId: string; readonly n: number; readonly answer: Label },
): Promise<KitAnswered> {
  return await app.storage.write(async (tx) => {
    tx.lock('key', 'models')
    const kit = requireFound(await testKitById(tx.db, kitId))
    if (kit.staffId !== actor.id) throw notFoundError()
    const state = (await detectionModelByVersion(tx.db, kit.model))?.state ?? null
    const now = app.clock.now()
    const readableFrom = await loadReadableFrom(tx.db, kit)
    const { finished } = requireAllowed(answerKitCase(state, kitStateOf(kit), n, actor, { now, readableFrom }))
    const answers = [...kit.answers, answer]
    const agreed = agreementsOf({ ...kit, answers }).challenger
    const change = finished
      ? ({ type: 'model.kit_finished', id: kitId, model: kit.model, answers, agreed } as const)
      : ({ type: 'model.kit_answered', id: kitId, answers } as const)
    await record(tx, now, actor.id, change)
    return { finished }
  })
}

/** From when on the next text of a kit can have been read, after the answer before it or the beginning. */
async function loadReadableFrom(
  db: Storage['db'],
  { cases, answers, answeredAt, madeAt }: StoredTestKit,
): Promise<string> {
  const next = cases[answers.length]
  const text = next ? await kitText(db, next) : null
  const since = Date.parse(answeredAt ?? madeAt)
  return new Date(since + (text ? shortestReadingMs(text) : 0)).toISOString()
}

/** How often the answers of a kit are on the side of either model: violation, or none. */
const agreementsOf = ({ cases, answers }: Pick<StoredTestKit, 'cases' | 'answers'>): FinishedKit['agreed'] => ({
  challenger: cases.filter((each, at) => isSameSide(each.challenger, answers[at])).length,
  champion: cases.filter((each, at) => isSameSide(each.champion, answers[at])).length,
})

/** The kits of a model that were finished since it runs in shadow, as the rule of its activation by this person wants them. */
export async function loadFinishedKits(
  db: Storage['db'],
  now: string,
  actor: Staff,
  model: StoredDetectionModel,
): Promise<readonly FinishedKit[]> {
  const kits = await testKitsOf(db, model)
  const finished = kits.flatMap((kit) => (kit.finishedAt === null ? [] : [{ ...kit, finishedAt: kit.finishedAt }]))
  return await Promise.all(
    finished.map(async (kit) => ({
      agreed: agreementsOf(kit),
      situation: await loadSecondLeadSituation(db, now, actor, { proposerId: kit.staffId, waitsSince: kit.finishedAt }),
    })),
  )
}

const isSameSide = (one: Label, another: Label | undefined) => (one === 'none') === (another === 'none')

/** The text of a case of a kit; `null`: it was emptied by an erasure or by retention. */
async function kitText(db: Storage['db'], { target, version }: StoredTestKit['cases'][number]) {
  const text = await versionOf(db, target, version)
  return text && (text.title !== '' || text.body !== '') ? { title: text.title, body: text.body } : null
}

/**
 * One's own test kit: the next case, without what anybody said of it, and once it is finished every answer beside those of the
 * models and the desk. Throws NotFound.
 */
export async function getTestKit({ storage: { db } }: AppContext, actor: Staff, kitId: string): Promise<KitState> {
  const kit = requireFound(await testKitById(db, kitId))
  if (kit.staffId !== actor.id) throw notFoundError()
  const { id, model, cases, answers, finishedAt } = kit
  const next = finishedAt === null ? cases[answers.length] : undefined
  const result = async (each: StoredTestKit['cases'][number], at: number): Promise<KitResult> => ({
    caseId: each.caseId,
    text: await kitText(db, each),
    own: answers[at] ?? 'none',
    desk: each.desk,
    challenger: each.challenger,
    champion: each.champion,
  })
  return {
    id,
    model,
    cases: cases.length,
    answered: answers.length,
    finishedAt,
    next: next ? { n: answers.length, type: next.target.type, text: await kitText(db, next) } : null,
    results: finishedAt === null ? null : await Promise.all(cases.map(result)),
  }
}
