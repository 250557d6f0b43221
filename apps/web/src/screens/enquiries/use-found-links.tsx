import type { FoundMember } from '@mimamori/contract/search/search-contract'
import { parsePastedReference } from '@mimamori/policy/cases/pasted-reference'
import { isReviewed } from '@mimamori/policy/intake/intake-arrivals'
import { MAX_QUERY_LENGTH, parseContact } from '@mimamori/policy/search/search-query'
import { useQuery } from '@tanstack/react-query'
import { queries } from '../../api/api-queries.ts'
import { useEnquiryCopy } from '../../enquiries/enquiry-copy.ts'
import type { FoundLink } from '../../enquiries/found-list.tsx'
import { MemberTitle } from '../../parts/member-title.tsx'

/** so many are looked through at a glance; whoever needs more types more */
const MOST_FOUND = 8

export type FoundLinks = {
  readonly found: readonly FoundLink[]
  readonly looking: boolean
  readonly failed: boolean
}

/** each thing once, where it was found first */
const distinct = (found: readonly FoundLink[]): FoundLink[] =>
  found.filter((each, index) => found.findIndex(({ id }) => id === each.id) === index).slice(0, MOST_FOUND)

/** A member as a search names them, masked. */
export const foundMember = (member: FoundMember, about: string): FoundLink => ({
  id: member.id,
  label: (
    <>
      <b className="font-semibold">{member.id}</b> <span lang="ja">{member.displayName}</span>
    </>
  ),
  about,
})

/**
 * Members by a whole id, and whoever posted a text with these words. Enquiries have the words, too, but are written by who was
 * harmed; `askingId` is one of them. A mail address or phone number is not searched for.
 */
export function useFoundMembers(q: string, askingId: string | null): FoundLinks {
  const { find } = useEnquiryCopy()
  const asks = q !== '' && parseContact(q) === null
  const query = useQuery({
    ...queries.search.find.queryOptions({ input: { q: q.slice(0, MAX_QUERY_LENGTH) } }),
    enabled: asks,
    staleTime: 30_000,
  })
  const { members = [], hits = [] } = (asks && query.data) || {}
  const byText = hits
    .filter(({ kind, target, authorId }) => kind === 'text' && isReviewed(target) && authorId !== askingId)
    .map(
      ({ authorId, title, excerpt }): FoundLink => ({
        id: authorId,
        label: <b className="font-semibold">{authorId}</b>,
        about: <span lang="ja">{find.byText(title.text || excerpt.text.slice(0, 40))}</span>,
      }),
    )
  return {
    found: distinct([...members.map((member) => foundMember(member, find.byId)), ...byText]),
    looking: asks && query.isPending,
    failed: asks && query.isError,
  }
}

/** Jobs by address, id or number of their case, and by the words of their text. */
export function useFoundJobs(q: string): FoundLinks {
  const { find } = useEnquiryCopy()
  const { caseId, number, targetIds } = parsePastedReference(q)
  const names = caseId !== null || number !== null || targetIds.length > 0
  const isAddress = /^https?:/i.test(q.normalize('NFKC').trim())
  const safe = q !== '' && parseContact(q) === null
  const named = useQuery({
    ...queries.cases.find.queryOptions({ input: { text: q } }),
    enabled: safe && names,
    staleTime: 30_000,
  })
  const asks = safe && !isAddress
  const texts = useQuery({
    ...queries.search.find.queryOptions({ input: { q: q.slice(0, MAX_QUERY_LENGTH), type: 'job' } }),
    enabled: asks,
    staleTime: 30_000,
  })
  const job = (id: string, title: string, client: string | null): FoundLink => ({
    id,
    label: <MemberTitle text={title} className="font-semibold" />,
    about: client === null ? id : `${id} · ${find.clientOf(client)}`,
  })
  const byName = safe && names ? (named.data ?? []) : []
  const byText = (asks && texts.data?.hits) || []
  return {
    found: distinct([
      ...byName.filter(({ target }) => target.type === 'job').map(({ target, title }) => job(target.id, title, null)),
      ...byText.map(({ target, title, authorId }) => job(target.id, title.text, authorId)),
    ]),
    looking: (safe && names && named.isPending) || (asks && texts.isPending),
    failed: (safe && names && named.isError) || (asks && texts.isError),
  }
}
