import type { MeasureSettings } from '@mimamori/policy/ledger/measure-settings-rules'
import { type } from '@orpc/contract'
import { z } from 'zod'
import { CaseId } from '../cases/case-contract.ts'
import { type OperationMeta, oc } from '../operation-contract.ts'
import { notPermitted, type RefusedData, refusals } from '../refusal-contract.ts'

const onProposal = (meta: OperationMeta) =>
  oc
    .meta(meta)
    .input(z.strictObject({ id: CaseId }))
    .output(type<{ id: string }>())
    .errors(refusals)

/** The measure settings of a desk. */
export const ledger = {
  settings: oc.meta({ session: 'full' }).output(type<MeasureSettings>()).errors(notPermitted),
  /** Sets what does not loosen the protection of members; what does is proposed to a lead (`proposed`). */
  setSettings: oc
    .meta({ permission: 'desk.manage', stepUp: 'desk' })
    .input(
      z.strictObject({
        warningDays: z.int().min(1).max(100_000).nullable(),
        restricting: z.boolean(),
        holdMinutes: z.int().min(1).max(100_000),
        withdrawalsAnHour: z.int().min(1).max(100_000),
        appealDays: z.int().min(1).max(100_000),
        undoSeconds: z.int().min(1).max(100_000),
      }),
    )
    .output(type<{ settings: MeasureSettings; proposed: boolean }>())
    .errors({ REFUSED_422: { status: 422, data: type<RefusedData>() } }),
  /** What leads set: how hides count on the ladder, the days of a correction, and those of an appeal's decision. */
  setLadder: oc
    .meta({ permission: 'ladder.set' })
    .input(
      z.strictObject({
        hidesPerStep: z.int().min(0).max(100_000),
        correctionDays: z.int().min(1).max(100_000),
        appealDueDays: z.int().min(1).max(100_000),
      }),
    )
    .output(type<{ settings: MeasureSettings }>())
    .errors({ REFUSED_422: { status: 422, data: type<RefusedData>() } }),
  /** An eligible lead agrees to a loosened setting; with a second factor. */
  agree: onProposal({ permission: 'desk.agree', stepUp: 'desk' }),
  /** A lead refuses it. */
  refuse: onProposal({ permission: 'desk.agree' }),
  /** An admin takes it back. */
  takeBack: onProposal({ permission: 'desk.manage' }),
}
