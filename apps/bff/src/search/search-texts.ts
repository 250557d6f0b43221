import type { SearchPage, SimilarTexts } from '@mimamori/contract/search/search-contract'
import { plusSeconds } from '@mimamori/policy/instant'
import { parseContact, parseSearchQuery } from '@mimamori/policy/search/search-query'
import { filterTokens, type SearchFilters } from '@mimamori/policy/search/search-tokens'
import type { Staff } from '@mimamori/policy/staff/staff-member'
import { versionOf } from '@mimamori/storage/intake/intake-reads'
import { indexState } from '@mimamori/storage/search/index-state-reads'
import type { Storage } from '@mimamori/storage/storage'
import { refusalError, requireFound } from '../rpc/refusal-errors.ts'
import type { AppContext } from '../runtime/app-context.ts'
import type { SearchResult } from '../runtime/search-worker/execute-search.ts'
import { loadFoundMembers } from '../workflows/found-members.ts'
import { loadReportSources } from '../workflows/report-sources.ts'
import { requireReviewCase } from '../workflows/require-case.ts'

/** Words, filters, the first and the last day (`YYYY-MM-DD`, Japan time), and the document after which to continue. */
export type SearchRequest = SearchFilters & {
  readonly q: string
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly after?: number | undefined
}

const DAY_SECONDS = 86_400
const NO_RESULTS: SearchResult = { hits: [], next: null, count: { n: 0, kind: 'exact' } }
/** an id as the marketplace writes it; no member is looked for by any other text */
const ID_PATTERN = /^[A-Za-z0-9_-]{1,64}$/

const startOfDay = (day: string): string => new Date(`${day}T00:00:00+09:00`).toISOString()

async function isFilling(storage: Storage): Promise<boolean> {
  return (await indexState(storage.db))?.state !== 'whole'
}

async function toSearchPage(
  { storage }: AppContext,
  { hits, next, count }: SearchResult,
  rest: Pick<SearchPage, 'members' | 'tooShort' | 'filling'>,
): Promise<SearchPage> {
  const sourceOf = await loadReportSources(
    storage.db,
    hits.map(({ origin }) => origin),
  )
  const shown = hits.map(({ origin, ...hit }) => ({ ...hit, source: sourceOf(origin) }))
  return { hits: shown as SearchPage['hits'], next, count, ...rest }
}

/**
 * Searches texts, and the member with this id. Throws the refusal `lookup_needed` for a mail address or phone number:
 * those are for look-ups.
 */
export async function searchTexts(
  app: AppContext,
  { role }: Staff,
  { q, from, to, after, ...filters }: SearchRequest,
): Promise<SearchPage> {
  if (parseContact(q)) throw refusalError('lookup_needed')
  const { storage, searchWorker } = app
  const [filling, typed] = [await isFilling(storage), q.trim()]
  const query = parseSearchQuery(typed)
  const tokens = filterTokens(filters)
  const members = ID_PATTERN.test(typed) && after === undefined ? await loadFoundMembers(app, role, [typed]) : []
  const tooShort = query === null && (typed !== '' || tokens.length === 0)
  if (tooShort) return await toSearchPage(app, NO_RESULTS, { members, tooShort: members.length === 0, filling })
  const result = await searchWorker.find({
    query,
    filters: tokens,
    from: from === undefined ? null : startOfDay(from),
    until: to === undefined ? null : plusSeconds(startOfDay(to), DAY_SECONDS),
    after: after ?? null,
  })
  return await toSearchPage(app, result, { members, tooShort: false, filling })
}

/** Texts that are nearly the same as the text of a case. Throws NotFound for an unknown case. */
export async function findSimilarTexts({ storage, searchWorker }: AppContext, caseId: string): Promise<SimilarTexts> {
  const storedCase = await requireReviewCase(storage.db, caseId)
  const version = requireFound(await versionOf(storage.db, storedCase.target, storedCase.contentVersion))
  const { title, body } = version
  const [alike, filling] = [
    await searchWorker.similar({ target: storedCase.target, title, body }),
    await isFilling(storage),
  ]
  const items = alike.map(({ doc: _doc, kind: _kind, origin: _origin, ...rest }) => ({
    ...rest,
    sameAuthor: rest.authorId === storedCase.authorId,
  }))
  return { items: items as SimilarTexts['items'], filling }
}
