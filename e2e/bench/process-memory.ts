import { existsSync, mkdirSync, readdirSync, readFileSync, rmdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'

const POLL_INTERVAL_MS = 100
const CGROUPS = '/sys/fs/cgroup/memory'

/** What the system says of a process: its resident memory in megabytes, and its parent; `null`: there is none. */
function statusOf(pid: string): { readonly memoryMb: number; readonly parent: number } | null {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    const numberOf = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)?.[1] ?? 0)
    return { memoryMb: numberOf('VmRSS') / 1024, parent: numberOf('PPid') }
  } catch {
    return null
  }
}

const childrenMb = (pid: number): number =>
  readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(statusOf)
    .reduce((sum, status) => (status?.parent === pid ? sum + status.memoryMb : sum), 0)

/** The most memory in megabytes of a process, of those it started, and of both together. */
export type PeakMemory = { desk: number; child: number; together: number }

/** Measures a process and what it starts, ten times a second, until the work is done. */
export async function peakMemoryDuring(pid: number, work: Promise<unknown>): Promise<PeakMemory> {
  const peaks: PeakMemory = { desk: 0, child: 0, together: 0 }
  let done = false
  void work.then(
    () => (done = true),
    () => (done = true),
  )
  while (!done) {
    const [desk, child] = [statusOf(String(pid))?.memoryMb ?? 0, childrenMb(pid)]
    peaks.desk = Math.max(peaks.desk, desk)
    peaks.child = Math.max(peaks.child, child)
    peaks.together = Math.max(peaks.together, desk + child)
    await pause(POLL_INTERVAL_MS)
  }
  await work
  return peaks
}

/** Does any process run that this one started? */
export const hasChildren = (pid: number): boolean => childrenMb(pid) > 0

/** A limit on the memory of what was started under it; the system kills one of its processes above it. */
export type MemoryLimit = { readonly kills: () => number; readonly lift: () => void }

/**
 * Starts processes under a limit of memory, with a control group of version 1, which takes root: this process is in the group while it
 * starts them. `limit`: `null` where there are no such groups, and nothing is limited.
 */
export async function startUnderLimit<Started>(
  megabytes: number,
  start: () => Promise<Started>,
): Promise<{ readonly started: Started; readonly limit: MemoryLimit | null }> {
  if (!existsSync(join(CGROUPS, 'memory.limit_in_bytes'))) return { started: await start(), limit: null }
  const folder = join(CGROUPS, `mimamori-${process.pid}`)
  const enter = (pid: number, group: string) => writeFileSync(join(group, 'cgroup.procs'), String(pid))
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'memory.limit_in_bytes'), String(megabytes * 1024 * 1024))
  enter(process.pid, folder)
  const started = await start().finally(() => enter(process.pid, CGROUPS))
  const limit = {
    kills: () => Number(/oom_kill (\d+)/.exec(readFileSync(join(folder, 'memory.oom_control'), 'utf8'))?.[1] ?? 0),
    lift() {
      const left = readFileSync(join(folder, 'cgroup.procs'), 'utf8').split('\n').filter(Boolean)
      for (const pid of left) enter(Number(pid), CGROUPS)
      rmdirSync(folder)
    },
  }
  return { started, limit }
}
