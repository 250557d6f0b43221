import { type MeasureSettings, setMeasures } from '@mimamori/policy/ledger/settings'
import type { Staff } from '@mimamori/policy/staff/staff'
import { record } from '@mimamori/storage/record'
import { refused } from '../http/refused.ts'
import type { Office } from '../office.ts'

/** Set what the desk does with its measures, from now on. */
export async function changeMeasures({ desk, clock }: Office, actor: Staff, settings: MeasureSettings) {
  const verdict = setMeasures(settings, actor)
  if (!verdict.ok) throw refused(verdict.refusal)
  await desk.write((tx) => record(tx, clock.now(), actor.id, { ...verdict.event, changedBy: actor.id }))
  return settings
}
