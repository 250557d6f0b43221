import type { Dealings, Target } from '@mimamori/policy/intake/intake-arrivals'
import type { Role } from '@mimamori/policy/staff/role-permissions'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import type { StoredReviewCase } from '@mimamori/storage/cases/case-reads'
import { newId } from '@mimamori/storage/ids'
import { evidenceOf } from '@mimamori/storage/withdrawals/withdrawal-evidence-reads'
import { claimCase } from '../cases/claim-case.ts'
import { approveWithdrawal } from '../withdrawals/approve-withdrawal.ts'
import { endWithdrawal, type WithdrawalEnding } from '../withdrawals/end-withdrawal.ts'
import { executeDueWithdrawals, resumeWithdrawals } from '../withdrawals/execute-withdrawals.ts'
import { type OpenEvidenceInput, openEvidence } from '../withdrawals/open-evidence.ts'
import {
  type ProposeReversalInput,
  type ProposeWithdrawalInput,
  proposeWithdrawal,
  proposeWithdrawalReversal,
} from '../withdrawals/propose-withdrawal.ts'
import { storeAccount } from './test-accounts.ts'
import { aJob, aMember, aReport, openTestApp, type TestApp } from './test-app.ts'

/** Staff with an account and a session, as the database's triggers require. */
export type SignedInStaff = Staff & { readonly sessionId: string }

export const DEALINGS: Dealings = { runningContracts: 3, unpaidYen: 48_000, openProposals: 2 }
export const TEXT = '会員登録を終了いたしました。'

/** A test desk with an admin and two leads, each with an account and a session. */
export async function openDeskOfTwoLeads(): Promise<{
  readonly testApp: TestApp
  readonly admin: SignedInStaff
  readonly tanaka: SignedInStaff
  readonly nakano: SignedInStaff
}> {
  const testApp = await openTestApp()
  const { signedIn } = withdrawalSteps(testApp)
  const admin = await signedIn('admin', 'admin')
  const tanaka = await signedIn('tanaka', 'lead')
  return { testApp, admin, tanaka, nakano: await signedIn('nakano', 'lead') }
}

/** A test desk with a moderator and an approver, who can end a membership together, and their steps. */
export type WithdrawalDesk = {
  readonly testApp: TestApp
  readonly at: WithdrawalSteps
  readonly sato: SignedInStaff
  readonly kimura: SignedInStaff
}

export async function openWithdrawalDesk(): Promise<WithdrawalDesk> {
  const testApp = await openTestApp()
  const at = withdrawalSteps(testApp)
  const sato = await at.signedIn('sato', 'moderator')
  return { testApp, at, sato, kimura: await at.signedIn('kimura', 'approver') }
}

type WithdrawalSteps = {
  /** An account and a session of it; `factor`: has just shown a second factor. */
  readonly signedIn: (name: string, role: Role, factor?: boolean) => Promise<SignedInStaff>
  readonly showFactor: (who: SignedInStaff) => Promise<unknown>
  /** A reported job of this member, claimed by this person. */
  readonly inHand: (who: Staff, memberId: string, jobId: string) => Promise<StoredReviewCase>
  readonly claimed: (who: Staff, target: Target) => Promise<StoredReviewCase>
  /** A valid proposal from this case. */
  readonly proposal: (claimed: StoredReviewCase) => ProposeWithdrawalInput
  readonly proposeAs: (who: Staff, input: ProposeWithdrawalInput) => ReturnType<typeof proposeWithdrawal>
  readonly reversalAs: (who: Staff, input: ProposeReversalInput) => ReturnType<typeof proposeWithdrawalReversal>
  readonly approveAs: (who: SignedInStaff, withdrawalId: string) => ReturnType<typeof approveWithdrawal>
  readonly endAs: (who: Staff, ending: WithdrawalEnding) => ReturnType<typeof endWithdrawal>
  readonly openAs: (who: Staff, input: OpenEvidenceInput) => ReturnType<typeof openEvidence>
  readonly openAll: (who: Staff, withdrawalId: string) => Promise<void>
  readonly release: () => Promise<number>
  readonly resumeAs: (who: Staff) => ReturnType<typeof resumeWithdrawals>
}

/** Steps of two people that end a membership, at a test desk. */
export function withdrawalSteps(testApp: TestApp): WithdrawalSteps {
  const { app } = testApp
  const { write } = app.storage
  const now = () => app.clock.now()

  async function signedIn(name: string, role: Role, factor = true): Promise<SignedInStaff> {
    const [id, sessionId] = [newId(now()), newId(now())]
    await storeAccount(app, { id, login: `${name}-${id}`, alias: name, role, settled: true })
    const person = { id, alias: name, role, sessionId }
    await testApp.rawSql(
      `INSERT INTO sessions (token_hash, staff_id, created_at, last_seen_at, id) VALUES ('${sessionId}', '${id}', '${now()}', '${now()}', '${sessionId}')`,
    )
    if (factor) await showFactor(person)
    return person
  }

  /** Shows a second factor now. */
  const showFactor = ({ sessionId }: SignedInStaff) =>
    testApp.rawSql(`UPDATE sessions SET factor_at = '${now()}' WHERE id = '${sessionId}'`)

  /** A job of this member, reported, in the hands of this person. */
  async function inHand(who: Staff, memberId: string, jobId: string) {
    await testApp.ingest(aMember(memberId, { dealings: DEALINGS }))
    await testApp.ingest(aJob(jobId, { clientId: memberId }))
    const target: Target = { type: 'job', id: jobId }
    await testApp.ingest(aReport(`R-${jobId}`, { target }))
    return await claimed(who, target)
  }

  async function claimed(who: Staff, target: Target) {
    const open = await unfinishedCaseOf(testApp.db, target)
    if (!open) throw new Error(`no case of ${target.id}`)
    await claimCase(app, who, open.id)
    const storedCase = await unfinishedCaseOf(testApp.db, target)
    if (!storedCase) throw new Error(`no case of ${target.id}`)
    return storedCase
  }

  const proposal = (inHand: StoredReviewCase): ProposeWithdrawalInput => ({
    caseId: inHand.id,
    fence: inHand.fence,
    contentVersion: inHand.contentVersion,
    categories: ['direct_deal'],
    clause: 'G-4',
    template: null,
    text: TEXT,
    note: '',
    evidence: [
      { kind: 'text', type: inHand.target.type, id: inHand.target.id, version: inHand.contentVersion },
      { kind: 'report', id: `R-${inHand.target.id}` },
    ],
    lastFour: inHand.authorId.slice(-4),
    hide: null,
    entries: app.catalogue.entries(),
  })

  const proposeAs = (who: Staff, proposing: ProposeWithdrawalInput) =>
    write((tx) => proposeWithdrawal(tx, now(), who, proposing))
  const reversalAs = (who: Staff, proposing: ProposeReversalInput) =>
    write((tx) => proposeWithdrawalReversal(tx, now(), who, proposing))
  const approveAs = (who: SignedInStaff, withdrawalId: string) =>
    write((tx) => approveWithdrawal(tx, now(), { actor: who, sessionId: who.sessionId, withdrawalId }))
  const endAs = (who: Staff, ending: WithdrawalEnding) =>
    write((tx) => endWithdrawal(tx, now(), who, { ...ending, entries: app.catalogue.entries() }))

  const openAs = (who: Staff, opening: OpenEvidenceInput) => write((tx) => openEvidence(tx, now(), who, opening))

  async function openAll(who: Staff, withdrawalId: string): Promise<void> {
    for (const { n } of await evidenceOf(testApp.db, withdrawalId)) await openAs(who, { withdrawalId, n })
  }

  return {
    signedIn,
    showFactor,
    inHand,
    claimed,
    proposal,
    proposeAs,
    reversalAs,
    approveAs,
    endAs,
    openAs,
    openAll,
    release: () => executeDueWithdrawals(app),
    resumeAs: (who: Staff) => resumeWithdrawals(app, who),
  }
}
