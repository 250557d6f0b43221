import type { Upgrade, UpgradeHooks } from '@mimamori/storage/open-storage'
import { isStorageFault, type Storage } from '@mimamori/storage/storage'
import { isRecountDue } from '@mimamori/storage/upgrade-reads'
import { mendBreakdown } from '../breakdown/recount-breakdown.ts'
import type { Settings } from '../config/server-settings.ts'
import { machineNow } from '../runtime/clock-sources.ts'
import type { Clock } from '../runtime/desk-clock.ts'
import type { Log } from '../runtime/json-log.ts'
import type { Metrics } from '../runtime/metrics-registry.ts'
import { backUpBeforeUpgrade } from './backup-before-upgrade.ts'
import { checkDatabase } from './start-checks.ts'
import { UpgradeNeeded } from './upgrade-faults.ts'

/** `here`: by this process, a backup first. `backup taken`: the operator has one. `beside`: refused with UpgradeNeeded. */
export type UpgradeMode = 'here' | 'backup taken' | 'beside'

type UpgradeDeps = { readonly settings: Settings; readonly log: Log; readonly metrics: Metrics }

const secondsSince = (from: number): number => Math.round((performance.now() - from) / 100) / 10

/** The steps before an upgrade of an older database, and the messages after it. */
export function createUpgradeHooks({ settings, log, metrics }: UpgradeDeps, mode: UpgradeMode): UpgradeHooks {
  let begun = 0
  return {
    async before({ migrations, earlier, db }: Upgrade) {
      if (mode === 'beside') throw new UpgradeNeeded('the database is older than this program')
      await checkDatabase(settings, db)
      log.info({ migrations, earlier }, 'upgrade: the database is older than this program')
      if (mode === 'here') {
        metrics.enterPhase('backing up before the upgrade')
        const from = performance.now()
        const file = await backUpBeforeUpgrade(settings, machineNow(settings))
        log.info({ file, seconds: secondsSince(from) }, 'upgrade: backed up')
      }
      metrics.enterPhase('migrating')
      begun = performance.now()
    },
    after({ migrations, earlier }) {
      log.info({ migrations, earlier, seconds: secondsSince(begun) }, 'upgrade: migrations ran')
    },
  }
}

type RecountDeps = Omit<UpgradeDeps, 'settings'> & { readonly storage: Storage; readonly clock: Clock }

async function recount({ storage, clock, log, metrics }: RecountDeps): Promise<void> {
  metrics.enterPhase('recounting')
  const from = performance.now()
  const { targets, figures, verdicts } = await mendBreakdown({ storage, clock })
  const seconds = secondsSince(from)
  const differed = targets.length + figures.length + verdicts.length
  if (differed === 0) log.info({ seconds }, 'upgrade: recounted, every figure is what its rows say')
  else log.warn({ seconds, differed }, 'upgrade: recounted, figures that differed were put right; see the audit log')
}

/**
 * After an upgrade, compares the counters of the breakdown with the rows and corrects them, at one instance for all. A
 * failure does not stop the desk: it is tried again at the next start.
 */
export async function recountIfDue(recounting: RecountDeps): Promise<void> {
  const { storage, log } = recounting
  if (!(await isRecountDue(storage.db))) return
  try {
    await storage.runExclusively(async () => {
      if (await isRecountDue(storage.db)) await recount(recounting)
    })
  } catch (fault) {
    if (!isStorageFault(fault)) throw fault
    log.error({ err: fault }, 'upgrade: the counters were not compared with the rows; see mimamori recount --mend')
  }
}
