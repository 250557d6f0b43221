import { hash, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { BlockList } from 'node:net'
import { lastSignedAt } from '@mimamori/storage/audit/audit-reads'
import { oldestEntryAfter, streamPosition } from '@mimamori/storage/audit/audit-stream-position'
import { firstUndoWindowEnd } from '@mimamori/storage/decisions/decision-reads'
import { outgoingUnsettled } from '@mimamori/storage/delivery/delivery-reads'
import { countOverdue, countsOpen, oldestFlagged } from '@mimamori/storage/queue/queue-count-reads'
import type { RequestHandler } from 'express'
import { Gauge, type Registry } from 'prom-client'
import { bearerTokenOf } from '../http/bearer-token.ts'
import { intakeFallbacks } from '../http/problem-answers.ts'
import type { AppContext } from '../runtime/app-context.ts'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
loopback.addAddress('::1', 'ipv6')

/** Somebody on this machine who is not passing on what somebody else asked. */
function isLocalRequest({ socket, headers }: IncomingMessage): boolean {
  const passedOn = headers['x-forwarded-for'] ?? headers.forwarded ?? headers.via
  const { remoteAddress = '', remoteFamily } = socket
  return passedOn === undefined && loopback.check(remoteAddress, remoteFamily === 'IPv6' ? 'ipv6' : 'ipv4')
}

const digest = (text: string): Buffer => Buffer.from(hash('sha256', text), 'hex')

/** What is asked when somebody looks at it, by label; without an answer it is left out. */
type GaugeDefinition = {
  readonly name: string
  readonly help: string
  readonly label: string | null
  readonly ask: () => Promise<Readonly<Record<string, number>> | number | null>
}

/** Seconds since an instant; `null` stays what it is. */
const secondsSince = (at: string | null, now: string) =>
  at === null ? null : Math.max(0, (Date.parse(now) - Date.parse(at)) / 1000)

function gaugeDefinitions({ storage, clock, settings }: AppContext): readonly GaugeDefinition[] {
  return [
    {
      name: 'mimamori_cases_open',
      help: 'Cases that wait in a queue',
      label: 'queue',
      ask: () => countsOpen(storage.db),
    },
    {
      name: 'mimamori_cases_overdue',
      help: 'Open flagged cases past their due time',
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
      name: 'mimamori_clock_jumped',
      help: '1 while the clock is not believed, and nothing that destroys goes on',
      label: null,
      ask: async () => (clock.isTrusted() ? 0 : 1),
    },
    {
      name: 'mimamori_clock_offset_seconds',
      help: "The watched clock, which is the machine's or the database's, minus the time of the desk",
      label: null,
      ask: async () => clock.status().offset / 1000,
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

function registerGauge(registry: Registry, { name, help, label, ask }: GaugeDefinition): void {
  new Gauge({
    name,
    help,
    labelNames: label ? [label] : [],
    registers: [registry],
    async collect() {
      this.reset()
      const found = await ask().catch(() => null)
      // a figure without labels would be 0 now
      if (found === null) return label === null ? this.remove() : undefined
      if (typeof found === 'number') return this.set(found)
      for (const [of, n] of Object.entries(found)) this.set({ [label ?? '']: of }, n)
    },
  })
}

/**
 * `/metrics` in the text format of Prometheus, for the operator alone. With `MIMAMORI_METRICS_TOKEN` whoever brings it as
 * a bearer gets an answer, else 401; without one this machine does, and for all others there is no such page.
 */
export function metricsEndpoint(app: AppContext): RequestHandler {
  const { registry } = app.metrics
  for (const each of gaugeDefinitions(app)) registerGauge(registry, each)
  const { metricsToken } = app.settings
  const expected = metricsToken === null ? null : digest(metricsToken)
  return async (request, response, next) => {
    if (expected === null) {
      if (!isLocalRequest(request)) return void intakeFallbacks.nothingHere(request, response, next)
    } else if (!timingSafeEqual(digest(bearerTokenOf(request)), expected)) {
      response.setHeader('www-authenticate', 'Bearer realm="mimamori metrics"')
      return void response.status(401).end()
    }
    response.setHeader('content-type', registry.contentType)
    response.end(await registry.metrics())
  }
}
