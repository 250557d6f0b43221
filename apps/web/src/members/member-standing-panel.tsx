import type { MemberPage } from '@mimamori/contract/members/member-page-contract'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { stepWords } from '../i18n/step-words.ts'
import { MemberSection } from './member-section.tsx'

/** The measures in force against a member, and the one that would come next. */
export function MemberStandingPanel({ standing, next }: Pick<MemberPage, 'standing' | 'next'>): ReactNode {
  const copy = useMessages('members')
  const { cases } = useCopy()
  const kinds = Object.keys(cases.standing) as (keyof typeof cases.standing)[]
  const inForce = kinds.filter((kind) => Number(standing[kind]) > 0)
  return (
    <MemberSection title={copy.standing}>
      {inForce.length === 0 ? (
        <p>{copy.noStanding}</p>
      ) : (
        <ul className="flex flex-wrap gap-x-4 gap-y-1">
          {inForce.map((kind) => (
            <li key={kind}>
              {cases.standing[kind]}{' '}
              {standing[kind] === true ? null : <b className="font-semibold">{standing[kind]}</b>}
            </li>
          ))}
        </ul>
      )}
      {next === null ? null : (
        <p title={copy.nextHint}>
          <span className="text-ink2">{copy.step.next}</span> {stepWords(copy.step, next)}
          {next.hides > 0 ? <span className="block text-sm text-ink2">{copy.step.withHides(next.hides)}</span> : null}
        </p>
      )}
    </MemberSection>
  )
}
