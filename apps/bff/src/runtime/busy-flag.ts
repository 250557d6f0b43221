import { performance } from 'node:perf_hooks'

const LOOK_INTERVAL_MS = 50
/** of the time between two looks in which the event loop was at work */
const BUSY_SHARE = 0.3

const WORK_MS = 2
const REST_MS = 8

/** Says in memory that threads share whether this thread's event loop is at work. `stop` ends it. */
export function raiseBusyFlag(): { readonly flag: Int32Array<SharedArrayBuffer>; readonly stop: () => void } {
  const flag = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  let before = performance.eventLoopUtilization()
  const timer = setInterval(() => {
    const { utilization } = performance.eventLoopUtilization(before)
    before = performance.eventLoopUtilization()
    Atomics.store(flag, 0, utilization > BUSY_SHARE ? 1 : 0)
  }, LOOK_INTERVAL_MS)
  timer.unref()
  return { flag, stop: () => clearInterval(timer) }
}

function sleep(milliseconds: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT)), 0, 0, milliseconds)
}

/**
 * For another thread: rests four fifths of the time while the flag is up, so that it takes a fifth of a processor; else never. On a machine
 * with much to do a thread wakes up late: what it rested longer than it should it works without a rest.
 */
export function restWhileBusy(flag: Int32Array, rest = sleep): () => void {
  let since = performance.now()
  let [worked, rested] = [0, 0]
  return () => {
    const now = performance.now()
    if (now - since < WORK_MS) return
    worked += now - since
    since = now
    if (Atomics.load(flag, 0) !== 1) {
      worked = 0
      rested = 0
    } else if (rested * WORK_MS < worked * REST_MS) {
      rest(REST_MS)
      since = performance.now()
      rested += since - now
    }
  }
}
