import type { FoundMember, SearchPage, SimilarTexts } from '@mimamori/contract/search/search'
import { plusSeconds } from '@mimamori/policy/instant'
import { shownTo } from '@mimamori/policy/members/shown'
import { personalIn, queryOf } from '@mimamori/policy/search/query'
import { type Filters, filterTokens } from '@mimamori/policy/search/tokens'
import type { Role } from '@mimamori/policy/staff/roles'
import type { Staff } from '@mimamori/policy/staff/staff'
import { caseById } from '@mimamori/storage/cases/reads'
import type { Desk } from '@mimamori/storage/desk'
import { memberById, versionOf } from '@mimamori/storage/intake/reads'
import { standingOf } from '@mimamori/storage/ledger/reads'
import { record } from '@mimamori/storage/record'
import { indexState, membersFound } from '@mimamori/storage/search/reads'
import { notFound } from '../http/refused.ts'
import type { Office } from '../office.ts'
import type { Answered } from './find.ts'

/** What a person looks for: words, filters, days in Japan time, and where to go on. */
export type Asked = Filters & {
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

async function isFilling(desk: Desk): Promise<boolean> {
  return (await indexState(desk.db))?.state !== 'whole'
}

type Sought = Parameters<typeof membersFound>[2]

async function membersOf({ db, vault }: Desk, role: Role, sought: Sought, now: string): Promise<FoundMember[]> {
  const found: FoundMember[] = []
  for (const id of await membersFound(db, vault, sought)) {
    const member = await memberById(db, vault, id)
    if (!member) continue
    const { roles, registeredAt } = member
    const standing = await standingOf(db, id, now)
    found.push({ id, displayName: shownTo(role, member).displayName, roles: [...roles], registeredAt, standing })
  }
  return found
}

function pageOf(
  { hits, next, count }: Answered,
  rest: Pick<SearchPage, 'members' | 'tooShort' | 'filling'>,
): SearchPage {
  return { hits: hits as SearchPage['hits'], next, count, ...rest }
}

/**
 * Look for texts, and for members by what they are known by. A mail address or phone number goes to the vault's
 * fingerprints alone; it is in no text query, no log and no answer. That somebody looked, and whom they found, is logged
 * before they are told.
 */
export async function search(
  { desk, clock, reading }: Office,
  { id: staffId, role }: Staff,
  { q, from, to, after, ...filters }: Asked,
): Promise<SearchPage> {
  const [filling, personal, typed] = [await isFilling(desk), personalIn(q), q.trim()]
  if (personal) {
    const members = await membersOf(desk, role, personal, clock.now())
    const memberIds = members.map(({ id }) => id)
    const lookedUp = { type: 'member.looked_up', staffId, field: personal.kind, memberIds } as const
    await desk.write((tx) => record(tx, clock.now(), staffId, lookedUp))
    return pageOf(NOTHING, { members, tooShort: false, filling })
  }
  const query = queryOf(typed)
  const narrowed = filterTokens(filters)
  const members =
    AN_ID.test(typed) && after === undefined
      ? await membersOf(desk, role, { kind: 'id', value: typed }, clock.now())
      : []
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
export async function similarTo({ desk, reading }: Office, caseId: string): Promise<SimilarTexts> {
  const it = await caseById(desk.db, caseId)
  const version = it && (await versionOf(desk.db, it.target, it.contentVersion))
  if (!version) throw notFound()
  const { title, body } = version
  const [alike, filling] = [await reading.similar({ target: it.target, title, body }), await isFilling(desk)]
  const items = alike.map(({ doc: _, ...rest }) => ({ ...rest, sameAuthor: rest.authorId === it.authorId }))
  return { items: items as SimilarTexts['items'], filling }
}
