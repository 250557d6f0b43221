import type { Review } from '@mimamori/contract/cases/review-contract'
import type { MaskedMember } from '@mimamori/contract/members/masked-member-contract'
import type { PersonalField } from '@mimamori/policy/members/personal-fields'
import { Button } from '@mimamori/ui/button'
import { type ReactNode, Suspense, useEffect } from 'react'
import { delayedAfterFirstPaint, preload } from '../api/idle-loading.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useKeyboard, useKeycap } from '../keys/keys-provider.tsx'
import { lazyWithFallback, preloaded } from '../parts/lazy-part.tsx'
import { Standing } from '../parts/standing.tsx'
import { useOffline } from '../parts/use-offline.ts'
import type { RevealedField } from './use-revealed-field.ts'

const [RevealedValue, loadRevealedValue] = preloaded(lazyWithFallback(() => import('./revealed-value.tsx')))
const VERIFICATIONS = ['identity', 'phone', 'nda', 'marketplaceCheck'] as const

type RevealProps = { revealed: RevealedField | null; onMask: () => void }

type Props = {
  review: Pick<Review, 'member' | 'authorId' | 'revealing'>
  /** which side of a case with several members; left out: there is one */
  side?: string
  linkOf: (memberId: string, name: string) => ReactNode
  /** the account standards of the member, below what the marketplace sent */
  standards: ReactNode
} & RevealProps

/** The member of a case: masked name, mail and phone, and for those who may, the button that reveals one of them for a moment. */
export default function CaseMemberPanel({ review, side, linkOf, standards, ...showing }: Props): ReactNode {
  const { member, authorId, revealing } = review
  const { cases } = useCopy()
  const { memberErased } = useMessages('beside')
  return (
    <section className="grid gap-1.5 border-t border-line pt-3 text-sm">
      {side ? <p className="-mb-1 text-xs text-ink2">{side}</p> : null}
      <div className="flex items-baseline justify-between gap-2">
        <h2 className="truncate font-semibold text-ink2">{linkOf(authorId, cases.member(authorId))}</h2>
        {member && revealing !== 'not_permitted' ? <RevealButton refusal={revealing} /> : null}
      </div>
      {member ? <p className="-mt-1 text-xs text-ink2">{member.erased ? memberErased : cases.masked}</p> : null}
      {member ? <MemberFields member={member} {...showing} /> : <p className="text-ink2">{cases.memberUnknown}</p>}
      {member && !member.erased ? standards : null}
    </section>
  )
}

function RevealButton({ refusal }: { refusal: Review['revealing'] }) {
  const { cases, refusals } = useCopy()
  const { run } = useKeyboard()
  const keycap = useKeycap()
  const why = useOffline() ?? (refusal && refusals[refusal])
  return (
    <Button
      small
      keycap={keycap('reveal')}
      disabled={why !== null}
      title={why ?? undefined}
      onClick={() => run('reveal')}
      className="font-normal"
    >
      {cases.reveal}
    </Button>
  )
}

function MemberLine({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink2">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}

/** `bare`: without the measures in force, which the page of a member shows elsewhere */
type FieldsProps = { member: MaskedMember; bare?: boolean } & RevealProps

/** Name, mail and phone, masked, and the facts that the marketplace sent. */
export function MemberFields({ member, revealed, onMask, bare = false }: FieldsProps): ReactNode {
  const { instants, words } = useCopy()
  const { memberFields: names, verified, yes, no } = useMessages('beside')
  useEffect(() => preload(delayedAfterFirstPaint(loadRevealedValue)), [])
  const personal = (field: PersonalField) =>
    revealed?.field === field ? (
      <Suspense key={revealed.until}>
        <RevealedValue revealed={revealed} onMask={onMask} />
      </Suspense>
    ) : (
      member[field]
    )
  return (
    <dl className="grid grid-cols-[72px_minmax(0,1fr)] gap-x-2 gap-y-1">
      {member.erased ? null : (
        <>
          <MemberLine name={names.name}>
            <span lang="ja" className="tracking-wide">
              {personal('displayName')}
            </span>
          </MemberLine>
          <MemberLine name={names.email}>{personal('email')}</MemberLine>
          <MemberLine name={names.phone}>{personal('phone')}</MemberLine>
        </>
      )}
      <MemberLine name={names.roles}>
        {member.roles.map((role) => words.memberRoles[role]).join(words.listed)}
      </MemberLine>
      <MemberLine name={names.registered}>{instants.day(member.registeredAt)}</MemberLine>
      <MemberLine name={names.verified}>
        <span className="flex flex-wrap gap-x-2.5">
          {VERIFICATIONS.map((kind) => (
            <span key={kind} className="whitespace-nowrap">
              {verified[kind]}{' '}
              <span className={member.verifications[kind] ? 'text-ink2' : 'text-amber'}>
                {member.verifications[kind] ? yes : no}
              </span>
            </span>
          ))}
        </span>
      </MemberLine>
      {bare ? null : (
        <MemberLine name={names.standing}>
          <Standing of={member.standing} />
        </MemberLine>
      )}
    </dl>
  )
}
