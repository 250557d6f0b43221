import type { ClockAlarm } from '@mimamori/policy/clock/trusted-time-model'
import { type } from '@orpc/contract'
import { oc } from '../operation-contract.ts'
import type { RefusedData } from '../refusal-contract.ts'

export type ClockState = {
  /** why the watched clock is not believed; `null`: all is well */
  readonly alarm: ClockAlarm | null
  /** whose clock the desk follows */
  readonly watched: 'machine' | 'database'
  /** the desk's time, and that of the watched clock */
  readonly deskAt: string
  readonly watchedAt: string
}

/** Whether the desk can rely on its clock; see `Trusted time` in docs/operations.md. */
export const clock = {
  state: oc.meta({ permission: 'clock.read', background: true }).output(type<ClockState>()),
  /** The watched clock is right: go by it from now on. */
  confirm: oc
    .meta({ permission: 'desk.manage', stepUp: 'desk' })
    .output(type<ClockState>())
    .errors({
      REFUSED_409: { status: 409, data: type<RefusedData>() },
    }),
}
