import { type AuditRow, auditPage } from '@mimamori/storage/audit/audit-reads'
import type { TestApp } from './test-app.ts'

/** An entry of the audit log in one line: what was done to what, by whom, and the names of what is told of it. */
const toLine = ({ action, subjectType, actorId, detail }: AuditRow, names: ReadonlyMap<string, string>): string => {
  const told = Object.keys(JSON.parse(detail)).sort().join(' ')
  return `${names.get(actorId) ?? actorId}: ${action} of ${subjectType}${told && `: ${told}`}`
}

/** What this leaves in the audit log, one line an entry, the oldest first. `people`: named by alias. */
export async function entriesOf(
  { db }: TestApp,
  people: readonly { readonly id: string; readonly alias: string }[],
  work: () => Promise<unknown>,
): Promise<string[]> {
  const before = (await auditPage(db, { limit: 1 }))[0]?.seq ?? 0
  await work()
  const names = new Map(people.map(({ id, alias }) => [id, alias]))
  const entries = (await auditPage(db, { limit: 100 })).filter(({ seq }) => seq > before)
  return entries.reverse().map((entry) => toLine(entry, names))
}
