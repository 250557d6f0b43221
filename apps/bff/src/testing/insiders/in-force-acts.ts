import { SHIPPED_STANDARDS } from '@mimamori/policy/standards/shipped-standards'
import { detectionModelIn } from '@mimamori/storage/detection/detection-model-reads'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import { allVersions } from '@mimamori/storage/standards/version-reads'
import { evaluationsDone } from '../../standards/run-evaluation.ts'
import { areTwo, isLongAnnounced, type Life, noteDone, noteWrong, type Standing, standingOf } from './insider-life.ts'
import { type Act, pick } from './people-acts.ts'
import { jobOf, MODEL_VERSION, SUSPECTS } from './test-insiders.ts'

/** Another eligible lead, or on a small desk whoever proposed it once it was announced for long enough. */
function isBySecondLead(life: Life, first: Standing, second: Standing, since: number): boolean {
  if (first.role !== 'lead' || second.role !== 'lead' || !first.bent || !second.bent) return false
  if (first.id === second.id) return isLongAnnounced(life, since)
  return areTwo(life, first, second)
}

/** A lead does a test kit of one case, as if it had been begun; answers with either model. */
async function doKit(life: Life, who: string, n: number): Promise<void> {
  const { app } = life.desk.testApp
  if (life.book.testers.has(who)) return
  life.book.testers.add(who)
  const [id, at] = [newId(life.desk.now()), life.desk.now()]
  const target = { type: 'job', id: jobOf(SUSPECTS[0]) } as const
  const kit = { caseId: id, target, version: 1, desk: 'other', challenger: 'other', champion: 'none' } as const
  const begun = { type: 'model.kit_begun', id, model: MODEL_VERSION, staffId: who, cases: [kit] } as const
  await app.storage.write((tx) => record(tx, at, who, begun))
  life.desk.wait(30)
  const agrees = n % 3 !== 0
  const answered = { kitId: id, n: 0, answer: agrees ? 'other' : 'none' }
  if ((await life.desk.ask(who, 'detectionModels.answer', answered)).value)
    life.book.kits.push({ by: standingOf(life, who), agrees })
}

async function activate(life: Life, who: string): Promise<void> {
  if ((await life.desk.ask(who, 'detectionModels.activate', { version: MODEL_VERSION })).refusal !== null) return
  const by = standingOf(life, who)
  const kit = life.book.kits.find(
    (each) => each.agrees && isBySecondLead(life, standingOf(life, each.by.id), by, each.by.at),
  )
  if (!kit) noteWrong(life, `${who} put a model in force, no second lead`)
  life.book.champion = true
  noteDone(life, 'model by two')
}

async function rollBack(life: Life, who: string): Promise<void> {
  if ((await life.desk.ask(who, 'detectionModels.rollBack', { reason: '誤検出' })).refusal === null)
    life.book.champion = false
}

async function proposeStandards(life: Life, who: string): Promise<void> {
  const tried = await life.desk.ask(who, 'standards.tryOut', { standards: SHIPPED_STANDARDS })
  if (!tried.value) return
  await evaluationsDone(life.desk.testApp.app)
  const { runId } = tried.value as { runId: string }
  const { value } = await life.desk.ask(who, 'standards.propose', { runId, from: null, reason: 'お知らせ' })
  if (!value) return
  const { versionId, hash } = value as { versionId: string; hash: string }
  life.book.versions.set(versionId, { by: standingOf(life, who), hash, runId })
}

async function approveStandards(life: Life, who: string, n: number): Promise<void> {
  const waiting = pick([...life.book.versions], n)
  if (!waiting) return
  const [versionId, { by: proposer, hash }] = waiting
  const stored = (await allVersions(life.desk.testApp.db)).find(({ id }) => id === versionId)
  let runId = stored?.dryRunId
  if (n % 4 === 0) {
    runId =
      ((await life.desk.ask(who, 'standards.tryAgain', { versionId })).value as { runId: string } | null)?.runId ??
      runId
    await evaluationsDone(life.desk.testApp.app)
  }
  const { value } = await life.desk.ask(who, 'standards.approve', { versionId, runId, hash })
  await evaluationsDone(life.desk.testApp.app)
  if (!value) return
  if (!isBySecondLead(life, standingOf(life, proposer.id), standingOf(life, who), proposer.at))
    noteWrong(life, `${who} approved standards, no second lead`)
  life.book.approvedVersions += 1
  life.book.versions.delete(versionId)
  noteDone(life, 'standards by two')
}

/** At the end of a life: no model and no standards are in force but those that were put so. */
export async function reckonInForce(life: Life): Promise<void> {
  const { db } = life.desk.testApp
  if (((await detectionModelIn(db, 'champion')) !== null) !== life.book.champion)
    noteWrong(life, 'a model is in force that nobody activated')
  const approved = (await allVersions(db)).filter(({ state }) => state === 'approved').length
  if (approved !== life.book.approvedVersions) noteWrong(life, 'standards are in force that nobody approved')
}

export const MODEL_ACTS = { doKit, activate, rollBack } satisfies Record<string, Act>
export const STANDARD_ACTS = { proposeStandards, approveStandards } satisfies Record<string, Act>
