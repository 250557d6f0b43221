import type { ClockAlarm } from '@mimamori/policy/clock/trusted-time-rules'
import { clockMark } from '@mimamori/storage/clock/clock-mark'
import { record, SYSTEM } from '@mimamori/storage/record-change'
import type { Tx } from '@mimamori/storage/storage'
import type { AppContext } from '../office.ts'
import { changeFor } from './clock-changes.ts'

const LOOK_EVERY_MS = 1_000
const NOTE_EVERY_MS = 60_000
const AGAIN_AFTER_MS = 10_000
/** further apart, this machine's clock and the database's are an alarm */
export const MACHINE_OFFSET_MS = 2_000

const JUMPED = 'the clock is not believed: nothing that destroys goes on until it is right, or confirmed'
const MACHINE_OFF = "this machine's clock is off the database's: have a time service such as NTP set it"

type Watching = Pick<AppContext, 'storage' | 'clock' | 'clockMark' | 'log'>

/**
 * Watch the desk's clock: look at it every second, tell of an alarm and of its end in the log and the audit log, and note
 * every minute where time stands, for the next start. Hears of what is confirmed at other instances.
 */
export function watchClock({ storage, clock, clockMark: atStart, log }: Watching, lookEveryMs = LOOK_EVERY_MS) {
  let told: ClockAlarm | null = atStart?.alarm ?? null
  let logged: ClockAlarm | null = null
  let confirmations = atStart?.confirmations ?? 0
  let noteAt = Number.NEGATIVE_INFINITY
  let askAt = Number.NEGATIVE_INFINITY
  let machineIsOff = false
  let looking: Promise<void> | null = null

  async function store(tx: Tx): Promise<void> {
    tx.lock('key', 'clock')
    await record(tx, clock.now(), SYSTEM, changeFor(clock.time(), await clockMark(tx.db)))
  }

  function say(): void {
    const { alarm, offset } = clock.time()
    if (alarm === logged) return
    const details = { why: alarm ?? undefined, offsetSeconds: Math.round(offset / 1000) }
    if (alarm) log.error(details, JUMPED)
    else log.info(details, 'the clock is believed again')
    logged = alarm
  }

  /** Somebody may have confirmed the clock at another instance. */
  async function hear(): Promise<void> {
    const mark = await clockMark(storage.db)
    if (!mark || mark.confirmations <= confirmations) return
    confirmations = mark.confirmations
    await clock.measure()
    clock.believe()
  }

  async function measure(): Promise<void> {
    await clock.measure()
    const { machineOffset } = clock.status()
    const isOff = machineOffset !== null && Math.abs(machineOffset) > MACHINE_OFFSET_MS
    if (isOff && !machineIsOff) log.error({ offsetSeconds: machineOffset / 1000 }, MACHINE_OFF)
    machineIsOff = isOff
  }

  async function look(): Promise<void> {
    clock.observe()
    say()
    const now = performance.now()
    if (now < askAt) return
    try {
      const note = now >= noteAt
      if (note) {
        await measure()
        if (storage.shared) await hear()
      }
      const { alarm } = clock.observe()
      say()
      if (alarm !== told || (note && (await storage.isLeader()))) await storage.write(store)
      told = alarm
      if (note) noteAt = now + NOTE_EVERY_MS
    } catch (fault) {
      askAt = now + AGAIN_AFTER_MS
      log.error({ err: fault }, 'the clock: the database could not be asked, and will be again')
    }
  }

  function tick(): void {
    looking ??= look().finally(() => {
      looking = null
    })
  }
  tick()
  const timer = setInterval(tick, lookEveryMs).unref()
  const stopListening = storage.listen((news) => {
    if (news?.every(({ action }) => action !== 'clock.confirmed')) return
    void hear().catch((fault: unknown) => log.error({ err: fault }, 'the clock: a confirmation could not be read'))
  })
  return {
    async stop(): Promise<void> {
      clearInterval(timer)
      stopListening()
      await looking
    },
  }
}
