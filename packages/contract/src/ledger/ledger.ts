import type { MeasureSettings } from '@mimamori/policy/ledger/settings'
import { oc, type } from '@orpc/contract'
import { z } from 'zod'
import { notPermitted, type RefusedData } from '../refusals.ts'

/** What a desk sets about its measures. */
export const ledger = {
  settings: oc.output(type<MeasureSettings>()).errors(notPermitted),
  setSettings: oc
    .input(
      z.strictObject({
        warningDays: z.int().min(1).max(100_000).nullable(),
        restricting: z.boolean(),
        holdMinutes: z.int().min(1).max(100_000),
        withdrawalsAnHour: z.int().min(1).max(100_000),
        appealDays: z.int().min(1).max(100_000),
      }),
    )
    .output(type<MeasureSettings>())
    .errors({ ...notPermitted, REFUSED_422: { status: 422, data: type<RefusedData>() } }),
}
