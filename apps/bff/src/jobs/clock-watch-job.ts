import type { ClockAlarm } from '@mimamori/policy/clock/trusted-time-model'
import { clockMark } from '@mimamori/storage/clock/clock-mark'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../runtime/app-context.ts'
import { changeFor } from '../runtime/clock-changes.ts'

const POLL_INTERVAL_MS = 1_000
const STORE_INTERVAL_MS = 60_000
const RETRY_DELAY_MS = 10_000
/** a larger difference between this machine's clock and the database's is an alarm */
export const MAX_MACHINE_OFFSET_MS = 2_000

const JUMPED_TEXT = 'the clock is not believed: nothing that destroys goes on until it is right, or confirmed'
const MACHINE_OFF_TEXT = "this machine's clock is off the database's: have a time service such as NTP set it"

type ClockWatchDeps = Pick<AppContext, 'storage' | 'clock' | 'clockMark' | 'log'>

/**
 * Watches the desk's clock: observes it every second, logs and records an alarm and its end, and stores the time every
 * minute for the next start. Adopts confirmations made at other instances.
 */
export function startClockWatch(
  { storage, clock, clockMark: atStart, log }: ClockWatchDeps,
  pollIntervalMs = POLL_INTERVAL_MS,
): { stop(): Promise<void> } {
  let storedAlarm: ClockAlarm | null = atStart?.alarm ?? null
  let loggedAlarm: ClockAlarm | null = null
  let confirmations = atStart?.confirmations ?? 0
  let storeDueAt = Number.NEGATIVE_INFINITY
  let retryAt = Number.NEGATIVE_INFINITY
  let machineIsOff = false
  let polling: Promise<void> | null = null

  async function store(tx: Tx): Promise<void> {
    tx.lock('key', 'clock')
    await record(tx, clock.now(), SYSTEM, changeFor(clock.time(), await clockMark(tx.db)))
  }

  function logAlarm(): void {
    const { alarm, offset } = clock.time()
    if (alarm === loggedAlarm) return
    const details = { why: alarm ?? undefined, offsetSeconds: Math.round(offset / 1000) }
    if (alarm) log.error(details, JUMPED_TEXT)
    else log.info(details, 'the clock is believed again')
    loggedAlarm = alarm
  }

  /** Trusts the watched clock where somebody has confirmed it at another instance. */
  async function adoptConfirmation(): Promise<void> {
    const mark = await clockMark(storage.db)
    if (!mark || mark.confirmations <= confirmations) return
    confirmations = mark.confirmations
    await clock.measure()
    clock.trustWatched()
  }

  async function measure(): Promise<void> {
    await clock.measure()
    const { machineOffset } = clock.status()
    const isOff = machineOffset !== null && Math.abs(machineOffset) > MAX_MACHINE_OFFSET_MS
    if (isOff && !machineIsOff) log.error({ offsetSeconds: machineOffset / 1000 }, MACHINE_OFF_TEXT)
    machineIsOff = isOff
  }

  async function poll(): Promise<void> {
    clock.observe()
    logAlarm()
    const now = performance.now()
    if (now < retryAt) return
    try {
      const storeDue = now >= storeDueAt
      if (storeDue) {
        await measure()
        if (storage.shared) await adoptConfirmation()
      }
      const { alarm } = clock.observe()
      logAlarm()
      if (alarm !== storedAlarm || (storeDue && (await storage.isLeader()))) await storage.write(store)
      storedAlarm = alarm
      if (storeDue) storeDueAt = now + STORE_INTERVAL_MS
    } catch (fault) {
      retryAt = now + RETRY_DELAY_MS
      log.error({ err: fault }, 'the clock: the database could not be asked, and will be again')
    }
  }

  function tick(): void {
    polling ??= poll().finally(() => {
      polling = null
    })
  }
  tick()
  const timer = setInterval(tick, pollIntervalMs).unref()
  const stopListening = storage.listen((news) => {
    if (news?.every(({ action }) => action !== 'clock.confirmed')) return
    void adoptConfirmation().catch((fault: unknown) =>
      log.error({ err: fault }, 'the clock: a confirmation could not be read'),
    )
  })
  return {
    async stop(): Promise<void> {
      clearInterval(timer)
      stopListening()
      await polling
    },
  }
}
