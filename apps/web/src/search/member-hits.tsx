import type { FoundMember } from '@mimamori/contract/search/search-contract'
import { Button } from '@mimamori/ui/button'
import { Tag } from '@mimamori/ui/tag'
import type { ReactNode } from 'react'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { Standing } from '../parts/standing.tsx'
import { Timestamp } from '../parts/timestamp.tsx'

/** Members found by a whole id, mail address or phone number; masked. */
type Props = {
  members: readonly FoundMember[]
  linkOf: (memberId: string, name: string) => ReactNode
  onPosts: (id: string) => void
}

/** Members a search found, each with a button that searches their posts. */
export function MemberHits({ members, linkOf, onPosts }: Props): ReactNode {
  const search = useMessages('search')
  if (members.length === 0) return null
  return (
    <section aria-label={search.members} className="border-b border-line bg-panel px-4 py-2">
      <ul className="grid gap-2">
        {members.map((member) => (
          <li key={member.id} className="flex flex-wrap items-center gap-x-4 gap-y-1">
            <MemberHit member={member} linkOf={linkOf} />
            <Button small onClick={() => onPosts(member.id)} className="ml-auto max-sheet:ml-0">
              {search.postsOf}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  )
}

function MemberHit({ member, linkOf }: { member: FoundMember; linkOf: Props['linkOf'] }) {
  const { id, displayName, roles, registeredAt, standing, standards } = member
  const { language } = useLanguage()
  const search = useMessages('search')
  const { words, cases } = useCopy()
  return (
    <>
      <b className="font-semibold">{linkOf(id, cases.member(id))}</b>
      <span lang="ja">{displayName}</span>
      <span className="text-sm text-ink2">{roles.map((role) => words.memberRoles[role]).join(words.listed)}</span>
      <span className="text-sm text-ink2">
        {search.registered} <Timestamp at={registeredAt} />
      </span>
      <span className="text-sm text-ink2">
        <Standing of={standing} />
      </span>
      {standards.map(({ id: standard, name }) => (
        <Tag key={standard} tone="green">
          {name[language]}
        </Tag>
      ))}
    </>
  )
}
