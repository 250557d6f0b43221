import { lastSignedAt } from '@mimamori/storage/audit/audit-reads'
import { oldestEntryAfter, streamPosition } from '@mimamori/storage/audit/audit-stream-position'
import { firstUndoWindowEnd } from '@mimamori/storage/decisions/decision-reads'
import { outgoingUnsettled } from '@mimamori/storage/delivery/delivery-reads'
import { lastRefitAttempt } from '@mimamori/storage/detection/detection-model-reads'
import { countOverdue, countsOpen, oldestFlagged } from '@mimamori/storage/queue/queue-count-reads'
import { Gauge, type Registry } from 'prom-client'
import type { AppContext } from '../runtime/app-context.ts'

/**
 * A gauge that is computed when Prometheus scrapes it: several values by label, or one. `null`, or a failure: it is left
 * out.
 */
type GaugeDefinition = {
  readonly name: string
  readonly help: string
  readonly label: string | null
  readonly ask: () => Promise<Readonly<Record<string, number>> | number | null>
}

/** Seconds since an instant; `null` stays `null`. */
const secondsSince = (at: string | null, now: string) =>
  at === null ? null : Math.max(0, (Date.parse(now) - Date.parse(at)) / 1000)

/** Gauges for the operator: queues, deliveries, the audit log, the clock. */
export function gaugeDefinitions({ storage, clock, settings }: AppContext): readonly GaugeDefinition[] {
  return [
    {
      name: 'mimamori_cases_open',
      help: 'Cases that wait in a queue',
      label: 'queue',
      ask: () => countsOpen(storage.db),
    },
    {
      name: 'mimamori_cases_overdue',
      help: 'Undecided cases past their due time, in whatever queue and state',
      label: null,
      ask: () => countOverdue(storage.db, clock.now()),
    },
    {
      name: 'mimamori_oldest_flagged_seconds',
      help: 'Age of the oldest open flagged case',
      label: null,
      async ask() {
        return secondsSince(await oldestFlagged(storage.db), clock.now()) ?? 0
      },
    },
    {
      name: 'mimamori_outbox_events',
      help: 'Events that are not done yet, by state',
      label: 'state',
      ask: () => outgoingUnsettled(storage.db),
    },
    {
      name: 'mimamori_undo_window_late_seconds',
      help: 'How long the oldest undo window has been over without its decision having left; 0: none is',
      label: null,
      async ask() {
        return secondsSince(await firstUndoWindowEnd(storage.db), clock.now()) ?? 0
      },
    },
    {
      name: 'mimamori_audit_head_age_seconds',
      help: 'Age of the newest signed head of the audit log; no figure where there is none',
      label: null,
      async ask() {
        return secondsSince(await lastSignedAt(storage.db, clock.now()), clock.now())
      },
    },
    {
      name: 'mimamori_refit_failed',
      help: '1 when nothing came of the last try to learn a detection model; no figure before the first',
      label: null,
      async ask() {
        const last = await lastRefitAttempt(storage.db)
        return last === null ? null : Number(last.failure !== null)
      },
    },
    {
      name: 'mimamori_refit_memory_bytes',
      help: 'Most memory that the process of the last learned detection model had',
      label: null,
      async ask() {
        const peakMb = (await lastRefitAttempt(storage.db))?.peakMb ?? null
        return peakMb === null ? null : peakMb * 1024 ** 2
      },
    },
    {
      name: 'mimamori_clock_jumped',
      help: '1 while the clock is not believed, and nothing that destroys goes on',
      label: null,
      ask: async () => (clock.isTrusted() ? 0 : 1),
    },
    {
      name: 'mimamori_clock_offset_seconds',
      help: "The watched clock, which is the machine's or the database's, minus the time of the desk",
      label: null,
      ask: async () => clock.status().watchedOffset / 1000,
    },
    {
      name: 'mimamori_clock_database_offset_seconds',
      help: 'The clock of this machine minus that of the database; no figure on SQLite',
      label: null,
      async ask() {
        const { machineOffset } = clock.status()
        return machineOffset === null ? null : machineOffset / 1000
      },
    },
    {
      name: 'mimamori_audit_stream_lag_seconds',
      help: 'Age of the oldest audit entry that has not arrived at the second place; 0: all have; no figure without such a place',
      label: null,
      async ask() {
        const { stream } = settings.audit
        if (stream === null) return null
        const { reach } = await streamPosition(storage.db, stream.url)
        return secondsSince(await oldestEntryAfter(storage, reach), clock.now()) ?? 0
      },
    },
  ]
}

/** Registers a gauge. */
export function registerGauge(registry: Registry, { name, help, label, ask }: GaugeDefinition): void {
  new Gauge({
    name,
    help,
    labelNames: label ? [label] : [],
    registers: [registry],
    async collect() {
      this.reset()
      const values = await ask().catch(() => null)
      // without labels, a reset gauge would be 0
      if (values === null) return label === null ? this.remove() : undefined
      if (typeof values === 'number') return this.set(values)
      for (const [labelValue, n] of Object.entries(values)) this.set({ [label ?? '']: labelValue }, n)
    },
  })
}
