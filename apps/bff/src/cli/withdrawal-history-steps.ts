import { SHIPPED_CATALOGUE } from '@mimamori/copy/catalogue/shipped-catalogue'
import { letters } from '@mimamori/copy/letters/ja'
import { renderMemberMessage } from '@mimamori/copy/letters/member-message'
import { dayOf } from '@mimamori/policy/breakdown/japan-month'

import { catalogueFor } from '@mimamori/policy/catalogue/entries-in-force'
import { shippedClauseOf } from '@mimamori/policy/catalogue/shipped-clauses'
import type { Target } from '@mimamori/policy/intake/intake-arrivals'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { unfinishedCaseOf } from '@mimamori/storage/cases/case-of-target-reads'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import { record } from '@mimamori/storage/record-change'
import { sessionOf } from '@mimamori/storage/staff/session-reads'
import type { Tx } from '@mimamori/storage/storage'
import { evidenceOf } from '@mimamori/storage/withdrawals/withdrawal-evidence-reads'
import { startSession, tokenHash } from '../auth/start-session.ts'
import { approveWithdrawal } from '../withdrawals/approve-withdrawal.ts'
import { openEvidence } from '../withdrawals/open-evidence.ts'
import { proposeWithdrawal } from '../withdrawals/propose-withdrawal.ts'

/** the violation that all these withdrawals are about */
export const KIND = 'mlm'

/** The message of a withdrawal, or of the hide that goes with it, as the page would compose it. */
function letterAbout(
  measure: 'withdraw' | 'hide',
  target: Target,
  { title, body }: { title: string; body: string },
  at: string,
) {
  const day = dayOf(at)
  const catalogue = catalogueFor(SHIPPED_CATALOGUE, day, day)
  const template = catalogue.templates.find(({ id }) => id === measure)
  if (!template) throw new Error(`there is no form for ${measure}`)
  const about = { target: target.type, title, body, categories: [KIND] as const, passages: [], now: at }
  const text = renderMemberMessage(template, about, {
    catalogue,
    language: 'ja',
    letters,
  })
  return { template: { id: template.id, version: template.version }, text }
}

/** Proposes the withdrawal of the author of a claimed case. Returns its id. */
export async function proposeAt(tx: Tx, at: string, proposer: Staff, target: Target): Promise<string> {
  const storedCase = await unfinishedCaseOf(tx.db, target)
  const text = storedCase && (await versionOf(tx.db, target, storedCase.contentVersion))
  if (!storedCase || !text) throw new Error(`no case of ${target.id}`)
  const { id: caseId, fence, contentVersion, authorId } = storedCase
  const number = target.id.replace('J-', '')
  const proposing = {
    caseId,
    fence,
    contentVersion,
    categories: [KIND] as const,
    clause: shippedClauseOf(KIND).id,
    ...letterAbout('withdraw', target, text, at),
    hide: letterAbout('hide', target, text, at),
    note: '同じ勧誘が続いており、申告も複数あります。',
    evidence: [
      { kind: 'text', ...target, version: contentVersion },
      ...[1, 2].map((m) => ({ kind: 'report', id: `R-${number}-${m}` }) as const),
    ] as const,
    lastFour: authorId.slice(-4),
    entries: SHIPPED_CATALOGUE,
  }
  return (await proposeWithdrawal(tx, at, proposer, proposing)).withdrawalId
}

/** Opens every piece of evidence and approves, in a session that begins with a second factor and ends again. */
export async function approveAt(tx: Tx, at: string, actor: Staff, withdrawalId: string): Promise<void> {
  for (const { n } of await evidenceOf(tx.db, withdrawalId)) await openEvidence(tx, at, actor, { withdrawalId, n })
  const start = { staffId: actor.id, stage: 'full', method: 'password', factor: true, agent: '' } as const
  const token = tokenHash(await startSession(tx, at, start))
  const signedIn = await sessionOf(tx.db, token)
  if (!signedIn) throw new Error('the session did not begin')
  await approveWithdrawal(tx, at, { actor, sessionId: signedIn.session.id, withdrawalId })
  const ended = { type: 'session.ended', staffId: actor.id, tokenHash: token, why: 'signed_out' } as const
  await record(tx, at, actor.id, ended)
}
