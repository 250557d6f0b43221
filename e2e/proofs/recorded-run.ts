import { decideCases, handleCases, lookAround } from './recorded-cases.ts'
import { type Player, type RecordedDesk, type RecordedLine, startRecordedDesk } from './recorded-desk.ts'
import { connectIntake, sendArrivals } from './recorded-intake.ts'
import { decideAppeals, endMemberships, lookAtMembers, reverseMeasures } from './recorded-members.ts'
import { changeGuideline, closeMonth, readLog, runDesk, troubleDelivery } from './recorded-month.ts'
import { gatherPeople, HOUR_MS, MINUTE_MS, managePeople, signInAndOut } from './recorded-people.ts'
import { recordSurface } from './recorded-surface.ts'
import { createOrdinals } from './recorded-values.ts'

/** a Monday morning in Japan, at the end of a month */
const START = '2026-09-28T00:00:00.000Z'
const PAGE_SIZE = 200

type Entry = {
  readonly seq: number
  readonly hash: string
  readonly at: string
  readonly action: string
  readonly subject: { readonly id: string }
}

/** Events that went out at one instant, and evaluations, are noted in any order, before or behind what else happened then: here behind it. */
function inOrder(entries: readonly Entry[]): Entry[] {
  const sortKey = ({ at, action, subject }: Entry) =>
    /^(delivery|standards_run)\./.test(action) ? `${at} ${subject.id}` : at
  return entries.toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : Number(sortKey(a) > sortKey(b))))
}

/** The whole log, the oldest entry first. */
async function readEntries(desk: RecordedDesk, auditor: Player): Promise<RecordedLine[]> {
  const entries: Entry[] = []
  let before: number | null | undefined
  do {
    const input = { limit: PAGE_SIZE, ...(before ? { before } : {}) }
    const page = await desk.look<{ entries: Entry[]; next: number | null }>(auditor, 'audit/list', input)
    entries.push(...page.entries)
    before = page.next
  } while (before !== null)
  return inOrder(entries.toReversed()).map(({ seq: _, hash: __, ...entry }) => ({ step: 'audit entry', ...entry }))
}

/** Everybody comes back in the morning: sessions end over night. */
async function signAllIn(desk: RecordedDesk, people: readonly Player[]): Promise<void> {
  desk.clock.advance(MINUTE_MS)
  for (const who of people) await desk.signIn(who)
}

/**
 * Goes through the desk of a build by its public surfaces alone, always in the same way, and answers all it said: two builds that behave
 * the same answer the same. `keep` is given the desk at the end.
 */
export async function recordRun(
  build: string,
  keep: (desk: RecordedDesk) => Promise<void> = async () => undefined,
): Promise<RecordedLine[]> {
  const desk = await startRecordedDesk(build, START)
  try {
    const cast = await gatherPeople(desk)
    await desk.signIn(cast.tanaka)
    await managePeople(desk, cast)
    await signInAndOut(desk, cast)
    await signAllIn(desk, [cast.maya])
    const intake = await connectIntake(desk, cast)
    await sendArrivals(intake)
    await lookAround(desk, cast)
    await handleCases(desk, cast)
    await decideCases(desk, cast, intake)
    await lookAtMembers(desk, cast, intake)
    await reverseMeasures(desk, cast, intake)
    await desk.advance(25 * HOUR_MS)
    await signAllIn(desk, Object.values(cast))
    await decideAppeals(desk, cast, intake)
    await endMemberships(desk, cast)
    await desk.advance(47 * HOUR_MS)
    await signAllIn(desk, Object.values(cast))
    await closeMonth(desk, cast, intake)
    await changeGuideline(desk, cast)
    await troubleDelivery(desk, cast, intake)
    await signAllIn(desk, [cast.noda])
    await runDesk(desk, cast)
    await readLog(desk, cast)
    const lines = [...(await recordSurface(desk, build)), ...desk.lines, ...(await readEntries(desk, cast.noda))]
    await keep(desk)
    return createOrdinals()(lines) as RecordedLine[]
  } finally {
    await desk.discard()
  }
}
