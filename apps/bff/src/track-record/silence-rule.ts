import { RULE_IDS } from '@mimamori/detection/rules/rule-codes'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import {
  endSilence as endRule,
  silenceRule as silenceBy,
  silencesSince,
} from '@mimamori/policy/detection/rule-silence-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { countSilencesBy, silenceById, unendedSilences } from '@mimamori/storage/detection/rule-silence-reads'
import { newId } from '@mimamori/storage/ids'
import { record } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import { requireAllowed, requireFound } from '../rpc/refusal-errors.ts'

/** What can be silenced: every rule, and the model's flags of every category. */
const SILENCEABLE: ReadonlySet<string> = new Set([...RULE_IDS, ...CATEGORIES.map((category) => `${category}.model`)])

/** Silences a rule in this transaction; all leads are told. Throws the refusal of the rule of the policy. */
export async function silenceRule(
  tx: Tx,
  at: string,
  actor: Staff,
  input: { readonly rule: string; readonly days: number; readonly reason: string },
): Promise<{ id: string; until: string }> {
  const { rule } = input
  tx.lock('key', `silence/${rule}`)
  tx.lock('key', `silences/${actor.id}`)
  const silences = (await unendedSilences(tx.db)).filter((silence) => silence.rule === rule)
  const lately = await countSilencesBy(tx.db, actor.id, silencesSince(at))
  const event = requireAllowed(silenceBy(input, actor, { at, known: SILENCEABLE.has(rule), silences, lately }))
  const id = newId(at)
  await record(tx, at, actor.id, { ...event, id, byId: actor.id })
  return { id, until: event.until }
}

/** Ends a silence before its time. Throws NotFound, and the refusal of the policy. */
export async function endSilence(tx: Tx, at: string, actor: Staff, id: string): Promise<{ id: string }> {
  const silence = requireFound(await silenceById(tx.db, id))
  const event = requireAllowed(endRule(silence, actor, at))
  await record(tx, at, actor.id, { ...event, byId: actor.id })
  return { id }
}
