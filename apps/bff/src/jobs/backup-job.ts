import { spawn } from 'node:child_process'
import { statSync } from 'node:fs'
import { text } from 'node:stream/consumers'
import { isInTheFuture } from '@mimamori/policy/clock/trusted-time-model'
import { removeUnfinished } from '@mimamori/storage/backup/write-backup'
import { Gauge } from 'prom-client'
import { type BackupFailure, type LastBackup, lastBackup, listBackups } from '../backup/backup-files.ts'
import { databaseFile } from '../config/program-files.ts'
import type { AppContext } from '../runtime/app-context.ts'

const POLL_INTERVAL_MS = 60_000
const HOUR_MS = 3_600_000
/** after a failure, unless backups are more frequent */
const RETRY_DELAY_MS = HOUR_MS

export type Backups = {
  readonly last: () => LastBackup
  /** Ends a running backup and deletes what it has written. */
  readonly stop: () => Promise<void>
}

type BackupExit = { readonly code: number | null; readonly complained: string }

function registerGauges({ metrics, clock }: AppContext, last: () => LastBackup): void {
  const registers = [metrics.registry]
  new Gauge({
    name: 'mimamori_backup_age_seconds',
    help: 'Age of the newest backup, all of which were verified; no figure where there is none',
    registers,
    collect() {
      const { at } = last()
      if (at) this.set((Date.parse(clock.now()) - Date.parse(at)) / 1000)
      else this.remove()
    },
  })
  new Gauge({
    name: 'mimamori_backup_failed',
    help: '1 when the last scheduled backup failed and none has succeeded since',
    registers,
    collect() {
      this.set(last().ok ? 0 : 1)
    },
  })
}

/**
 * Backs up on schedule, counted from the newest backup or the creation of the database. Each backup is a process of its
 * own, as it reads the whole database twice; `program` is the file of the `mimamori` command. A failure is logged and
 * repeated within the hour.
 */
export function startBackups(app: AppContext, program: string, pollIntervalMs = POLL_INTERVAL_MS): Backups {
  const { settings, clock, log } = app
  const { everyHours, folder } = settings.backups
  let failure: BackupFailure | null = null
  let running: { kill: () => void; ended: Promise<void> } | null = null
  const last = () => lastBackup(settings, failure, clock.now())
  registerGauges(app, last)

  function isDue(): boolean {
    const at = clock.now()
    const now = Date.parse(at)
    const failedAt = failure && !isInTheFuture(failure.at, at) ? Date.parse(failure.at) : Number.NEGATIVE_INFINITY
    if (now - failedAt < Math.min(RETRY_DELAY_MS, everyHours * HOUR_MS)) return false
    const [newest] = listBackups(folder, at)
    const since = newest?.at ?? statSync(databaseFile(settings)).birthtime.toISOString()
    return isInTheFuture(since, at) || now - Date.parse(since) >= everyHours * HOUR_MS
  }

  function handleExit({ code, complained: errorOutput }: BackupExit): void {
    if (code === 0) {
      failure = null
      log.info({ file: last().file }, 'backed up')
      return
    }
    const error = errorOutput.trim().split('\n').at(-1) || `it ended with ${code}`
    failure = { at: clock.now(), error }
    log.error({ error }, 'the backup failed and will be tried again')
  }

  function startBackup(): void {
    const child = spawn(process.execPath, [program, 'backup'], { stdio: ['ignore', 'ignore', 'pipe'] })
    let stopped = false
    const closed = new Promise<number | null>((resolve) => {
      child.once('error', () => resolve(null))
      child.once('close', resolve)
    })
    const ended = Promise.all([closed, text(child.stderr)]).then(([code, complained]) => {
      running = null
      if (!stopped) handleExit({ code, complained })
    })
    const kill = () => {
      stopped = true
      child.kill('SIGKILL')
    }
    running = { kill, ended }
  }

  function startIfDue(): void {
    try {
      if (running === null && isDue()) startBackup()
    } catch (fault) {
      log.error({ err: fault }, 'whether a backup is due could not be seen')
    }
  }

  const timer = everyHours > 0 ? setInterval(startIfDue, pollIntervalMs).unref() : undefined
  return {
    last,
    async stop() {
      clearInterval(timer)
      if (running === null) return
      running.kill()
      await running.ended
      removeUnfinished(folder)
    },
  }
}
