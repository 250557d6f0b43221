import type { ClosingChanges } from '@mimamori/contract/closings/closing-contract'
import { addMonths, monthOf } from '@mimamori/policy/breakdown/japan-month'
import { compareFrozenFigures } from '@mimamori/policy/closings/closing-snapshot'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { closingById } from '@mimamori/storage/closings/closing-reads'
import { listClosingChanges } from '../closings/closing-changes.ts'
import { getClosingState } from '../closings/get-closing.ts'
import { proposeClosing } from '../closings/propose-closing.ts'
import { countMonthFigures } from '../workflows/closing-figures.ts'
import type { TestApp } from './test-app.ts'

type Counts = Record<string, number>

const add = (counts: Counts, key: string, n: number): void => {
  const sum = (counts[key] ?? 0) + n
  if (sum === 0) delete counts[key]
  else counts[key] = sum
}

/** What is wrong with the list of decisions that changed since this proposal. */
async function mismatchesOf(
  testApp: TestApp,
  lead: Staff,
  closingId: string,
  { lines, complete }: ClosingChanges,
): Promise<unknown[]> {
  const closing = await closingById(testApp.db, closingId)
  if (!closing) return [closingId]
  const { month, snapshot } = closing
  const figures = compareFrozenFigures(snapshot.tables, await countMonthFigures(testApp.db, month))
  const { pending } = await getClosingState(testApp.app, lead, month)
  const said = { decisions: pending?.changed?.decisions ?? 0, listed: pending?.changed?.listed ?? false }
  const [byList, byFigures]: [Counts, Counts] = [{}, {}]
  for (const { target, published, was, now } of lines)
    add(byList, `${target.type} ${published}`, Number(now?.counted ?? false) - Number(was?.counted ?? false))
  for (const { targetType, category, was, now } of figures?.figures ?? [])
    add(byFigures, `${targetType} ${category}`, now - was)
  const sorted = (counts: Counts) => JSON.stringify(Object.entries(counts).sort())
  // changes may cancel each other out; then the figures are those of the close
  const told = figures === null ? !said.listed : said.listed && said.decisions === lines.length && lines.length > 0
  return complete && told && sorted(byList) === sorted(byFigures) ? [] : [{ month, said, lines, figures, complete }]
}

/**
 * A check to call after every step of a life: this lead proposes to close each month that is over, and from then on the list of
 * decisions that changed must explain every difference of its figures. `changed`: how many were ever found to have changed, by why.
 */
export function closingWatch(
  testApp: TestApp,
  lead: Staff,
): { mismatches: () => Promise<unknown[]>; changed: Map<string, number> } {
  let next = monthOf(testApp.app.clock.now())
  const proposals: string[] = []
  const changed = new Map<string, number>()
  async function mismatches() {
    const at = testApp.app.clock.now()
    for (; next < monthOf(at); next = addMonths(next, 1)) {
      const month = next
      const write = testApp.app.storage.write((tx) => proposeClosing(tx, at, lead, { month, reason: '' }))
      proposals.push((await write).closingId)
    }
    const wrong: unknown[] = []
    // the last two are those of which something still changes most
    for (const closingId of proposals.slice(-2)) {
      const changes = await listClosingChanges(testApp.app, closingId)
      wrong.push(...(await mismatchesOf(testApp, lead, closingId, changes)))
      for (const { why } of changes.lines) changed.set(why, (changed.get(why) ?? 0) + 1)
    }
    return wrong
  }
  return { mismatches, changed }
}
