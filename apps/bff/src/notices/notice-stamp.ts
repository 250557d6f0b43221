import { hash } from 'node:crypto'
import { canonicalJson } from '@mimamori/policy/closings/closing-snapshot'
import { figuresMonthOf } from '@mimamori/policy/notices/notice-model'
import { checkSecondLead, soloCompletionFrom } from '@mimamori/policy/people/second-lead-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { closedMonths } from '@mimamori/storage/closings/closed-figure-reads'
import {
  lastLineBefore,
  type NoticeLine,
  noticeLineById,
  noticeSettings,
  noticesOf,
} from '@mimamori/storage/notices/notice-reads'
import { leadsState } from '@mimamori/storage/people/account-eligibility-reads'
import { SYSTEM } from '@mimamori/storage/record-change'
import { standardsInForce } from '@mimamori/storage/standards/version-reads'
import { requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { loadSecondLeadSituation } from '../workflows/two-person-eligibility.ts'
import { categoriesOf } from './notice-material.ts'

/** What a notice that is not published depends on beside itself. */
async function loadDependencies(
  { storage: { db }, catalogue, clock }: AppContext,
  actor: Staff,
  { month, editorId, requested }: NoticeLine,
) {
  const now = clock.now()
  const waits = { proposerId: editorId, waitsSince: requested?.at ?? now }
  const [settings, { number }, before, leads, people] = await Promise.all([
    noticeSettings(db),
    standardsInForce(db, now),
    lastLineBefore(db, month),
    leadsState(db, now),
    editorId === SYSTEM ? null : loadSecondLeadSituation(db, now, actor, waits),
  ])
  return {
    ...{ settings, standards: number, before: before?.id ?? null },
    categories: categoriesOf(catalogue, figuresMonthOf(month)),
    // who may publish it changes with time as well
    second: people && checkSecondLead('notices.decide', people),
    alone: requested && soloCompletionFrom(requested.at, leads.since),
  }
}

/** SHA-256 of what the view of a notice depends on. No document, text or picture is read for it, as every open page asks again and again. */
export async function stampOf(app: AppContext, actor: Staff, line: NoticeLine): Promise<string> {
  const { db } = app.storage
  const [versions, closed, dependencies] = await Promise.all([
    noticesOf(db, line.month),
    closedMonths(db),
    line.state === 'published' ? null : loadDependencies(app, actor, line),
  ])
  const { revision = 0 } = closed.find(({ month }) => month === figuresMonthOf(line.month)) ?? {}
  return hash('sha256', canonicalJson({ versions, revision, dependencies, role: actor.role }))
}

/** The stamp of a notice. Throws NotFound for an unknown id. */
export async function getNoticeState(app: AppContext, actor: Staff, noticeId: string): Promise<{ stamp: string }> {
  const line = requireFound(await noticeLineById(app.storage.db, noticeId))
  return { stamp: await stampOf(app, actor, line) }
}
