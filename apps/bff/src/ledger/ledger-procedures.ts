import { splitChange } from '@mimamori/policy/ledger/loosening-rules'
import {
  type LadderTerms,
  ladderTermsOf,
  type MeasureSettings,
  setLadderTerms,
  setMeasureSettings,
} from '@mimamori/policy/ledger/measure-settings-rules'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { measureSettings } from '@mimamori/storage/ledger/ledger-reads'
import { record } from '@mimamori/storage/record-change'
import { requireAllowed } from '../rpc/refusal-errors.ts'
import { os } from '../rpc/rpc-middleware.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { closeSettingProposal } from '../workflows/close-setting-proposal.ts'
import { proposeLoosening } from '../workflows/propose-setting.ts'
import { agreeToSettingProposal } from './setting-proposals.ts'

/**
 * Sets the measure settings from now on. What loosens the protection of members is proposed to a lead instead,
 * in place of an earlier proposal. Returns the settings in force.
 */
export async function changeMeasureSettings(
  { storage, clock }: AppContext,
  actor: Staff,
  wanted: Omit<MeasureSettings, keyof LadderTerms>,
): Promise<{ settings: MeasureSettings; proposed: boolean }> {
  return await storage.write(async (tx) => {
    tx.lock('key', 'measures')
    tx.lock('key', 'people')
    const at = clock.now()
    const now = await measureSettings(tx.db)
    const requested = { ...wanted, ...ladderTermsOf(now) }
    const { atOnce, loosening } = splitChange('measures', now, requested)
    const event = requireAllowed(setMeasureSettings(requested, actor))
    if (JSON.stringify(atOnce) !== JSON.stringify(now))
      await record(tx, at, actor.id, { ...event, settings: atOnce, changedBy: actor.id })
    const proposed = await proposeLoosening(tx, at, actor, { about: 'measures', loosening })
    return { settings: atOnce, proposed }
  })
}

/** Sets what leads set of the ladder and of due times. Returns the settings in force. */
export async function changeLadderTerms(
  { storage, clock }: AppContext,
  actor: Staff,
  terms: LadderTerms,
): Promise<{ settings: MeasureSettings }> {
  return await storage.write(async (tx) => {
    tx.lock('key', 'measures')
    const now = await measureSettings(tx.db)
    const event = requireAllowed(setLadderTerms(now, terms, actor))
    if (JSON.stringify(event.settings) !== JSON.stringify(now))
      await record(tx, clock.now(), actor.id, { ...event, changedBy: actor.id })
    return { settings: event.settings }
  })
}

/** Operations on measures, and the approvals they take. */
export const ledgerProcedures = {
  settings: os.ledger.settings.handler(({ context: { app } }) => measureSettings(app.storage.db)),
  setSettings: os.ledger.setSettings.handler(({ input, context: { app, actor } }) =>
    changeMeasureSettings(app, actor, input),
  ),
  setLadder: os.ledger.setLadder.handler(({ input, context: { app, actor } }) => changeLadderTerms(app, actor, input)),
  agree: os.ledger.agree.handler(({ input, context: { app, actor } }) => agreeToSettingProposal(app, actor, input.id)),
  refuse: os.ledger.refuse.handler(({ input, context: { app, actor } }) =>
    closeSettingProposal(app, actor, input.id, 'refused'),
  ),
  takeBack: os.ledger.takeBack.handler(({ input, context: { app, actor } }) =>
    closeSettingProposal(app, actor, input.id, 'taken_back'),
  ),
}
