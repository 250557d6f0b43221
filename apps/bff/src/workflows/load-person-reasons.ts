import type { PersonReasonLine } from '@mimamori/contract/cases/person-reason-contract'
import { mayHavePersonReason, type PersonReason, personReasons } from '@mimamori/policy/cases/person-reason-rules'
import { handlingEntriesOf, noteTextsOf } from '@mimamori/storage/cases/case-handling-reads'
import type { StoredCase } from '@mimamori/storage/cases/case-reads'
import { aliasesOf } from '@mimamori/storage/staff/staff-reads'
import type { Storage } from '@mimamori/storage/storage'

type HandledCase = Pick<StoredCase, 'id'> & Parameters<typeof personReasons>[0]

/** What people did that explains why each of these cases is here, by case id. Cases that nobody can have handled cost no read. */
export async function loadPersonReasons(
  { db }: Pick<Storage, 'db'>,
  cases: readonly HandledCase[],
): Promise<ReadonlyMap<string, readonly PersonReason[]>> {
  const handled = cases.filter(mayHavePersonReason)
  const entries = await handlingEntriesOf(
    db,
    handled.map(({ id }) => id),
  )
  return new Map(
    handled.flatMap((each) => {
      const reasons = personReasons(each, entries.get(each.id) ?? [])
      return reasons.length > 0 ? [[each.id, reasons] as const] : []
    }),
  )
}

/** The same with names and words. */
export async function loadPersonReasonLines(
  storage: Pick<Storage, 'db'>,
  cases: readonly HandledCase[],
): Promise<ReadonlyMap<string, PersonReasonLine[]>> {
  const byCase = await loadPersonReasons(storage, cases)
  const all = [...byCase.values()].flat()
  if (all.length === 0) return new Map()
  const people = all.flatMap(({ actorId, to }) => (to === null ? [actorId] : [actorId, to]))
  const [aliases, words] = await Promise.all([
    aliasesOf(storage.db, [...new Set(people)]),
    noteTextsOf(
      storage.db,
      all.flatMap(({ noteId }) => noteId ?? []),
    ),
  ])
  const toLine = ({ kind, at, actorId, noteId, until, to }: PersonReason): PersonReasonLine => ({
    kind,
    at,
    by: aliases.get(actorId) ?? '',
    words: (noteId && words.get(noteId)) || null,
    until,
    to: to === null ? null : (aliases.get(to) ?? ''),
  })
  return new Map([...byCase].map(([id, reasons]) => [id, reasons.map(toLine)]))
}
