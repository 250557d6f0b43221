import type { ClockAlarm } from '@mimamori/policy/clock/trusted-time-model'
import { MAX_MACHINE_OFFSET_MS } from '../../jobs/clock-watch-job.ts'
import { type Check, fail, pass } from './doctor-finding.ts'

const ALARM_TEXTS: Readonly<Record<ClockAlarm, string>> = {
  jumped: "it differs from the desk's time",
  before_newest: 'it is earlier than the newest audit log entry',
  long_after_newest: 'it is more than 72 hours past the newest audit log entry',
}

/** A time span for the operator: `12.0 s`, `59 min`, `24 h`, `1826 days`. */
function formatSpan(ms: number): string {
  const seconds = Math.abs(ms) / 1000
  if (seconds < 120) return `${seconds.toFixed(1)} s`
  const hours = seconds / 3600
  if (hours < 2) return `${Math.round(hours * 60)} min`
  return hours < 72 ? `${Math.round(hours)} h` : `${Math.round(hours / 24)} days`
}

/** Can the desk trust its clock? */
export const CLOCK_CHECK: Check = {
  id: 'clock',
  async run({ clock, storage }) {
    const whose = storage.databaseTime ? "the database's clock" : "this machine's clock"
    const { alarm, watchedOffset, machineOffset } = clock.status()
    if (alarm) {
      const difference =
        alarm === 'long_after_newest' ? '' : ` (${formatSpan(watchedOffset)} ${watchedOffset < 0 ? 'behind' : 'ahead'})`
      return fail(
        `${whose} looks wrong: ${ALARM_TEXTS[alarm]}${difference}; correct it, or run mimamori clock confirm if it is right`,
      )
    }
    if (machineOffset !== null && Math.abs(machineOffset) > MAX_MACHINE_OFFSET_MS) {
      const direction = machineOffset < 0 ? 'behind' : 'ahead of'
      return fail(`this machine's clock is ${formatSpan(machineOffset)} ${direction} the database's: sync it with NTP`)
    }
    return pass(`${whose} is correct`)
  },
}
