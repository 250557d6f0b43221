import { createGuardedAgent } from '../delivery/guarded-agent.ts'
import { sendWebhook } from '../delivery/send-webhook.ts'
import { leaveRefit } from '../detection/refit-model.ts'
import { completeErasedMembers } from '../erasure/erased-members-file.ts'
import type { AppContext } from '../runtime/app-context.ts'
import { leaveEvaluations } from '../standards/run-evaluation.ts'
import { startAuditStream } from './audit-stream-job.ts'
import { startBackups } from './backup-job.ts'
import { startClockWatch } from './clock-watch-job.ts'
import { startCorruptionWatch } from './corruption-job.ts'
import { startFlagWeights } from './flag-weight-job.ts'
import { releaseMemoryWhenIdle } from './memory-release-job.ts'
import { startModelReadings } from './model-readings-job.ts'
import { startRefusedCalls } from './refused-calls-job.ts'
import { startScheduler } from './scheduler.ts'
import { startIndexFiller } from './search-index-job.ts'

/**
 * Starts everything a server does in the background: the scheduler (with the jobs in `leader-jobs.ts`), the watch of the clock, the audit stream, the search
 * index, backups, the verification of a database with a bad page, the track record and the readings of the detector, and the release of unused memory. `program`: the file of the `mimamori` command. `stop()` resolves when
 * nothing is running any more; events being sent get `withinMs` for it.
 */
export function startBackgroundWork(app: AppContext, program: string): { stop(withinMs: number): Promise<void> } {
  const { webhookNetworks, webhookTimeoutMs: timeoutMs } = app.settings
  const noted = completeErasedMembers(app).catch((err: unknown) =>
    app.log.error({ err }, 'erasures could not be noted beside the backups'),
  )
  const clock = startClockWatch(app)
  const scheduler = startScheduler(app)
  const dispatcher = createGuardedAgent(webhookNetworks)
  const auditStream = startAuditStream(app, (event, to, shutdown) =>
    sendWebhook(event, to, { dispatcher, timeoutMs, shutdown, machineAhead: app.clock.machineAhead() }),
  )
  const indexFiller = startIndexFiller(app)
  const backups = startBackups(app, program)
  const corruption = startCorruptionWatch(app, program)
  const refusedCalls = startRefusedCalls(app)
  const memory = releaseMemoryWhenIdle()
  const flagWeights = startFlagWeights(app)
  const readings = startModelReadings(app)
  return {
    async stop(withinMs) {
      memory.stop()
      flagWeights.stop()
      const others = [
        noted,
        readings.stop(),
        clock.stop(),
        auditStream?.stop(),
        backups.stop(),
        corruption.stop(),
        refusedCalls.stop(),
        indexFiller.stop(),
      ]
      await Promise.all([scheduler.stop(withinMs), ...others])
      // no tick begins another one any more
      await Promise.all([leaveEvaluations(app), leaveRefit(app)])
      await dispatcher.destroy()
    },
  }
}
