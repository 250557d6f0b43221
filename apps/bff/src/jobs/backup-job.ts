import { statSync } from 'node:fs'
import { isInTheFuture } from '@mimamori/policy/clock/trusted-time-model'
import { removeUnfinished } from '@mimamori/storage/backup/write-backup'
import { Gauge } from 'prom-client'
import { type BackupFailure, type LastBackup, lastBackup, listBackups } from '../backup/backup-files.ts'
import { databaseFile } from '../config/program-files.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { endedBy, type ProgramEnd, runProgram } from '../runtime/program-process.ts'

const POLL_INTERVAL_MS = 60_000
const HOUR_MS = 3_600_000
/** after a failure, unless backups are more frequent */
const RETRY_DELAY_MS = HOUR_MS

/** a desk without any backup is made one soon after its database was made: nothing can be gone back to until then */
const FIRST_DELAY_MS = HOUR_MS / 2

export type Backups = {
  readonly last: () => LastBackup
  /** Ends a running backup and deletes what it has written. */
  readonly stop: () => Promise<void>
}

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
 * Backs up on schedule, counted from the newest backup; the first one comes half an hour after the database was made. Each backup is a process of its
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
    const wait = newest ? everyHours * HOUR_MS : FIRST_DELAY_MS
    return isInTheFuture(since, at) || now - Date.parse(since) >= wait
  }

  function handleExit(end: ProgramEnd): void {
    if (end.code === 0) {
      failure = null
      log.info({ file: last().file }, 'backed up')
      return
    }
    const error = endedBy(end)
    failure = { at: clock.now(), error }
    log.error({ error }, 'the backup failed and will be tried again')
  }

  function startBackup(): void {
    const backup = runProgram(program, { args: ['backup'] })
    let stopped = false
    const ended = backup.ended.then((end) => {
      running = null
      if (!stopped) handleExit(end)
    })
    const kill = () => {
      stopped = true
      backup.kill()
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
