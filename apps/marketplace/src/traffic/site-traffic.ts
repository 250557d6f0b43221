import type { ArrivalOutbox } from '../desk/arrival-outbox.ts'
import { mayPost, type Site } from '../site/site-memory.ts'
import type { ArrivalPublisher } from './arrival-publisher.ts'
import type { ArrivalSource } from './arrival-source.ts'
import { acknowledgeWarnings, jobsToCorrect } from './member-habits.ts'

export type SiteTraffic = {
  pace(): number
  /** arrivals a minute from now on; 0: only on demand */
  setPace(perMinute: number): void
  /** members and their metrics first, then this many jobs as if posted over the last ninety minutes, with what else arrives meanwhile */
  open(jobs: number): void
  stop(): void
}

const TICK_INTERVAL_MS = 100
const HABITS_EVERY_TICKS = 10
const OPENING_MINUTES = 90
const MEASURED_EVERY_MS = 7 * 24 * 60 * 60_000

/** Simulates the site: arrivals at random instants that average the pace, and members who react to measures. */
export function startTraffic(
  site: Site,
  source: ArrivalSource,
  outbox: ArrivalOutbox,
  publisher: ArrivalPublisher,
  markChanged: () => void,
): SiteTraffic {
  let perMinute = 0
  let credit = 0
  let threshold = 1
  let ticks = 0

  const arrive = () => {
    credit += (perMinute * TICK_INTERVAL_MS) / 60_000
    while (credit >= threshold) {
      // a full queue stops the site from posting; nothing is lost
      const arrival = source.next(new Date().toISOString())
      if (mayPost(site, arrival) && !publisher.publish([arrival])) {
        credit = 0
        return
      }
      credit -= threshold
      threshold = -Math.log(1 - Math.random())
    }
  }
  const react = () => {
    const now = new Date().toISOString()
    if (acknowledgeWarnings(site, now)) markChanged()
    for (const { job, request } of jobsToCorrect(site, now))
      publisher.publish([{ kind: 'job', body: source.corrected(job, request, now) }])
  }
  /** Reports what the site has measured of its members. A full queue stops it until the next time. */
  const report = (now: string) => {
    const metrics = [...site.members.values()].map(({ member }) => source.metricsOf(member, now))
    if (publisher.publish(metrics)) site.measuredAt = now
  }
  const reportWhenDue = () => {
    const now = Date.now()
    if (site.measuredAt !== null && now - Date.parse(site.measuredAt) >= MEASURED_EVERY_MS)
      report(new Date(now).toISOString())
  }
  const timer = setInterval(() => {
    if (perMinute === 0) return
    arrive()
    ticks += 1
    if (ticks % HABITS_EVERY_TICKS !== 0) return
    react()
    reportWhenDue()
  }, TICK_INTERVAL_MS)

  return {
    pace: () => perMinute,
    setPace(wanted) {
      perMinute = wanted
      credit = 0
    },
    open(jobs) {
      publisher.publish(source.members.map((body) => ({ kind: 'member', body })))
      report(new Date().toISOString())
      const start = Date.now() - OPENING_MINUTES * 60_000
      let posted = 0
      while (posted < jobs && outbox.room() > 10) {
        const at = new Date(start + ((posted + 0.5) / jobs) * OPENING_MINUTES * 60_000).toISOString()
        const arrival = source.next(at)
        if (arrival.kind === 'job') posted += 1
        publisher.publish([arrival])
      }
    },
    stop: () => clearInterval(timer),
  }
}
