import type { WithdrawalView } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { useNavigate } from '@tanstack/react-router'
import { ChevronLeft } from 'lucide-react'
import { lazy, type ReactNode, Suspense, useRef } from 'react'
import { diffText } from '../../cases/diff-text.ts'
import { TextDiff } from '../../cases/text-diff.tsx'
import { useLanguage } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { lazyOptional } from '../../parts/lazy-part.tsx'
import { useOpenedEvidence } from '../../withdrawals/use-opened-evidence.ts'
import { useStopNavigation } from '../../withdrawals/use-stop-navigation.ts'
import { WithdrawalEvidenceList } from '../../withdrawals/withdrawal-evidence-list.tsx'
import { WithdrawalEffects, WithdrawalFacts, WithdrawalMessage } from '../../withdrawals/withdrawal-facts.tsx'
import { WithdrawalStateTag } from '../../withdrawals/withdrawal-state-tag.tsx'
import { WithdrawalTimeline } from '../../withdrawals/withdrawal-timeline.tsx'
import { useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'
import { BackToWithdrawals, listViewOf } from './back-to-withdrawals.tsx'
import { WithdrawalActions } from './withdrawal-actions.tsx'

/** The changes between the pinned version of a text and its newest. */
const renderDifference = (before: string, after: string) => <TextDiff changes={diffText(before, after)} />

const LetterTranslation = lazy(lazyOptional(() => import('./letter-translation.tsx')))

/** One withdrawal: facts, evidence, message and what can be done. */
export function WithdrawalScreen({ withdrawal }: { withdrawal: WithdrawalView }): ReactNode {
  const copy = useMessages('withdrawals')
  const { language } = useLanguage()
  const { me } = useDesk()
  const navigate = useNavigate()
  const page = useRef<HTMLDivElement>(null)
  useStopNavigation(page)
  useKeys({ escape: () => void navigate({ to: '/withdrawals', search: { view: listViewOf(withdrawal) } }) })
  const evidence = useOpenedEvidence(withdrawal.id, withdrawal.evidence)
  const read =
    language === 'ja' ? null : (
      <Suspense>
        <LetterTranslation withdrawal={withdrawal} />
      </Suspense>
    )
  const toHeading = () => document.querySelector<HTMLElement>('#screen h1')?.focus()
  return (
    <div ref={page} className="withdrawal">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard */}
      <section tabIndex={0} aria-label={copy.details} className="withdrawal-main">
        <header className="grid gap-1.5">
          <div className="flex min-h-6 flex-wrap items-center gap-x-3 gap-y-1 text-sm">
            <BackToWithdrawals view={listViewOf(withdrawal)}>
              <ChevronLeft size={14} aria-hidden="true" />
              {copy.back}
            </BackToWithdrawals>
            <WithdrawalStateTag line={withdrawal} />
          </div>
          <PageTitle>{copy.numbered(copy.kinds[withdrawal.kind], withdrawal.case.number)}</PageTitle>
        </header>
        <WithdrawalFacts withdrawal={withdrawal} />
        <WithdrawalEffects effects={withdrawal.effects} />
        <WithdrawalEvidenceList
          pieces={withdrawal.evidence}
          open={evidence.open}
          opening={evidence.opening}
          onToggle={evidence.turn}
          difference={renderDifference}
        />
        <WithdrawalMessage withdrawal={withdrawal} read={read} />
      </section>
      <div className="withdrawal-decide">
        <WithdrawalActions
          withdrawal={withdrawal}
          staffId={me.id}
          onLeavePanel={toHeading}
          onProposed={(id) => void navigate({ to: '/withdrawals/$withdrawalId', params: { withdrawalId: id } })}
        />
      </div>
      <div className="withdrawal-past">
        <WithdrawalTimeline withdrawal={withdrawal} />
      </div>
    </div>
  )
}
