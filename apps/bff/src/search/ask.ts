import type { SearchPage, SimilarTexts } from '@mimamori/contract/search/search-contract'
import { plusSeconds } from '@mimamori/policy/instant'
import { parseContact, parseSearchQuery } from '@mimamori/policy/search/search-query'
import { filterTokens, type SearchFilters } from '@mimamori/policy/search/search-tokens'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { caseById } from '@mimamori/storage/cases/case-reads'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import { indexState } from '@mimamori/storage/search/search-reads'
import type { Storage } from '@mimamori/storage/storage'
import { membersShown } from '../found-members.ts'
import { notFound, refused } from '../http/refused.ts'
import type { AppContext } from '../office.ts'
import type { Answered } from './find.ts'

/** What a person looks for: words, filters, days in Japan time, and where to go on. */
export type Asked = SearchFilters & {
  readonly q: string
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly after?: number | undefined
}

const DAY_SECONDS = 86_400
const NOTHING: Answered = { hits: [], next: null, count: { n: 0, kind: 'exact' } }
/** an id as the marketplace spells one; anything else is no id and is not looked up */
const AN_ID = /^[A-Za-z0-9_-]{1,64}$/

const startOf = (day: string): string => new Date(`${day}T00:00:00+09:00`).toISOString()

async function isFilling(storage: Storage): Promise<boolean> {
  return (await indexState(storage.db))?.state !== 'whole'
}

function pageOf(
  { hits, next, count }: Answered,
  rest: Pick<SearchPage, 'members' | 'tooShort' | 'filling'>,
): SearchPage {
  return { hits: hits as SearchPage['hits'], next, count, ...rest }
}

/**
 * Look for texts, and for the member with an id. A mail address or phone number is in no text query, and no member is
 * found by it here: refused with `lookup_needed`.
 */
export async function search(
  app: AppContext,
  { role }: Staff,
  { q, from, to, after, ...filters }: Asked,
): Promise<SearchPage> {
  if (parseContact(q)) throw refused('lookup_needed')
  const { storage, reading } = app
  const [filling, typed] = [await isFilling(storage), q.trim()]
  const query = parseSearchQuery(typed)
  const narrowed = filterTokens(filters)
  const members = AN_ID.test(typed) && after === undefined ? await membersShown(app, role, [typed]) : []
  const tooShort = query === null && (typed !== '' || narrowed.length === 0)
  if (tooShort) return pageOf(NOTHING, { members, tooShort: members.length === 0, filling })
  const found = await reading.find({
    query,
    filters: narrowed,
    from: from === undefined ? null : startOf(from),
    until: to === undefined ? null : plusSeconds(startOf(to), DAY_SECONDS),
    after: after ?? null,
  })
  return pageOf(found, { members, tooShort: false, filling })
}

/** Texts that say nearly what the text of a case says. Throws NotFound for an unknown case. */
export async function similarTo({ storage, reading }: AppContext, caseId: string): Promise<SimilarTexts> {
  const it = await caseById(storage.db, caseId)
  const version = it && (await versionOf(storage.db, it.target, it.contentVersion))
  if (!version) throw notFound()
  const { title, body } = version
  const [alike, filling] = [await reading.similar({ target: it.target, title, body }), await isFilling(storage)]
  const items = alike.map(({ doc: _, ...rest }) => ({ ...rest, sameAuthor: rest.authorId === it.authorId }))
  return { items: items as SimilarTexts['items'], filling }
}
