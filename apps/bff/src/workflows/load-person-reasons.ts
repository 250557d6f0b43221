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

/** The same of one case, with names and words; empty: nobody. */
export async function loadPersonReasonLines(storage: Storage, handled: HandledCase): Promise<PersonReasonLine[]> {
  const reasons = (await loadPersonReasons(storage, [handled])).get(handled.id) ?? []
  if (reasons.length === 0) return []
  const people = reasons.flatMap(({ actorId, to }) => (to === null ? [actorId] : [actorId, to]))
  const [aliases, words] = await Promise.all([
    aliasesOf(storage.db, [...new Set(people)]),
    noteTextsOf(
      storage.db,
      reasons.flatMap(({ noteId }) => noteId ?? []),
    ),
  ])
  return reasons.map(({ kind, at, actorId, noteId, until, to }) => ({
    kind,
    at,
    by: aliases.get(actorId) ?? '',
    words: (noteId && words.get(noteId)) || null,
    until,
    to: to === null ? null : (aliases.get(to) ?? ''),
  }))
}
