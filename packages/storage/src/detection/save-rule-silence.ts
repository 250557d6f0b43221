import type { RuleSilence } from '@mimamori/policy/detection/rule-silence-rules'
import { and, eq, isNull } from 'drizzle-orm'
import type { AuditEvent, ChangeSaver } from '../audit/audit-event.ts'
import { assertRowUpdated } from '../concurrent-update-error.ts'
import type { Tx } from '../engine/engine.ts'
import { ruleSilences } from '../schema/sqlite.ts'

export type RuleSilenceChange =
  | { type: 'rule.silenced'; id: string; rule: string; until: string; reason: string; byId: string }
  | { type: 'silence.ended'; silence: RuleSilence; byId: string }

/** Silences a rule, or ends a silence before its time. */
async function saveRuleSilence(tx: Tx, at: string, change: RuleSilenceChange): Promise<AuditEvent> {
  if (change.type === 'rule.silenced') {
    const { id, rule, until, reason, byId } = change
    await tx.db.insert(ruleSilences).values({ id, rule, fromAt: at, untilAt: until, reason, byId })
    return { action: 'rule.silenced', subject: { type: 'rule', id: rule }, detail: { silence: id, until } }
  }
  const { silence, byId } = change
  assertRowUpdated(
    await tx.db
      .update(ruleSilences)
      .set({ endedAt: at, endedBy: byId })
      .where(and(eq(ruleSilences.id, silence.id), isNull(ruleSilences.endedAt)))
      .returning({ id: ruleSilences.id }),
    'silence.ended',
  )
  const detail = { silence: silence.id, until: silence.until }
  return { action: 'silence.ended', subject: { type: 'rule', id: silence.rule }, detail }
}

/** The saver of each change to the silences of rules. */
export const RULE_SILENCE_SAVERS = {
  'rule.silenced': saveRuleSilence,
  'silence.ended': saveRuleSilence,
} as const satisfies Readonly<Record<RuleSilenceChange['type'], ChangeSaver>>
