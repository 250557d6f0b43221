import type { MaskedMember } from '@mimamori/contract/cases/review'
import type { ReactNode } from 'react'
import { useCopy } from '../language/language.tsx'

const VERIFICATIONS = ['identity', 'phone', 'nda', 'marketplaceCheck'] as const

/** Whom a measure would reach. Name, mail and phone arrive masked. */
export function Member({ member, authorId }: { member: MaskedMember | null; authorId: string }) {
  const { cases } = useCopy()
  return (
    <section className="grid gap-1.5 border-t border-line pt-3 text-sm">
      <h2 className="flex items-baseline justify-between gap-2 font-semibold text-ink2">
        <span className="truncate">{cases.member(authorId)}</span>
        {member ? <span className="text-xs font-normal whitespace-nowrap">{cases.masked}</span> : null}
      </h2>
      {member ? <MemberFields member={member} /> : <p className="text-ink2">{cases.memberUnknown}</p>}
    </section>
  )
}

function Line({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink2">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}

function MemberFields({ member }: { member: MaskedMember }) {
  const { cases, instants, words } = useCopy()
  const { memberFields: names, standing: kinds } = cases
  const { advice, warnings, hidden } = member.standing
  const measures = [
    advice > 0 ? `${kinds.advice} ${advice}` : null,
    warnings > 0 ? `${kinds.warnings} ${warnings}` : null,
    hidden > 0 ? `${kinds.hidden} ${hidden}` : null,
  ].filter(Boolean)
  return (
    <dl className="grid grid-cols-[72px_minmax(0,1fr)] gap-x-2 gap-y-1">
      <Line name={names.name}>
        <span lang="ja" className="tracking-wide">
          {member.displayName}
        </span>
      </Line>
      <Line name={names.email}>{member.email}</Line>
      <Line name={names.phone}>{member.phone}</Line>
      <Line name={names.roles}>{member.roles.map((role) => words.memberRoles[role]).join(words.listed)}</Line>
      <Line name={names.registered}>{instants.day(member.registeredAt)}</Line>
      <Line name={names.verified}>
        <span className="flex flex-wrap gap-x-2.5">
          {VERIFICATIONS.map((kind) => (
            <span key={kind} className="whitespace-nowrap">
              {cases.verified[kind]}{' '}
              <span className={member.verifications[kind] ? 'text-ink2' : 'text-amber'}>
                {member.verifications[kind] ? cases.yes : cases.no}
              </span>
            </span>
          ))}
        </span>
      </Line>
      <Line name={names.standing}>{measures.length > 0 ? measures.join(' · ') : cases.noStanding}</Line>
    </dl>
  )
}
