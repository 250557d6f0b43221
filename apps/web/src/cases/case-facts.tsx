import type { Review } from '@mimamori/contract/cases/review-contract'
import type { Reward } from '@mimamori/policy/intake/intake-arrivals'
import { cx } from '@mimamori/ui/class-names'
import { lazy, type ReactNode, Suspense } from 'react'
import { type Copy, useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { lazyOptional } from '../parts/lazy-part.tsx'
import { Timestamp } from '../parts/timestamp.tsx'

const OriginalCategory = ({ name }: { name: string }) => <span lang="ja">{name}</span>
const EnglishCategory = lazy(() => import('./job-category.tsx').catch(() => ({ default: OriginalCategory })))
const ContractFact = lazy(lazyOptional(() => import('./contract-fact.tsx')))

type FactsSource = { readonly content: Pick<Review['content'], 'facts' | 'receivedAt'> } & Pick<Review, 'pay'>

const formatYen = (n: number) => n.toLocaleString('en')

function rewardText({ words }: Copy, { min, max }: Omit<Reward, 'type'>): string {
  if (min !== null && max !== null)
    return min === max ? words.yen(formatYen(min)) : words.yenRange(formatYen(min), formatYen(max))
  if (min !== null) return words.yenFrom(formatYen(min))
  return max === null ? words.notStated : words.yenTo(formatYen(max))
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-ink2">{name}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  )
}

/** Facts beside the text: pay, format, and who would be affected by a measure. */
export function CaseFacts({ review, className }: { review: FactsSource; className?: string }): ReactNode {
  return (
    <dl className={cx('flex flex-wrap gap-x-6 gap-y-2 text-sm', className ?? 'border-b border-line py-3')}>
      <FactList review={review} />
    </dl>
  )
}

function FactList({ review: { content, pay } }: { review: FactsSource }) {
  const copy = useCopy()
  const { cases, words } = copy
  const { facts } = content
  const Category = useLanguage().language === 'en' ? EnglishCategory : OriginalCategory
  if (facts.type === 'job') {
    const { engagements, reward } = facts
    const amount = reward.type === 'none' || reward.type === 'goods' ? '' : ` · ${rewardText(copy, reward)}`
    return (
      <>
        <Fact name={cases.facts.reward}>
          {words.rewards[reward.type]}
          {amount}
          {pay ? (
            <span className="block text-ink2">
              {cases.unusualPay(
                pay.label === 'unusually_low',
                rewardText(copy, { min: pay.usual.low, max: pay.usual.high }),
              )}
            </span>
          ) : null}
        </Fact>
        <Fact name={cases.facts.format}>{words.formats[facts.format]}</Fact>
        <Fact name={cases.facts.seats}>{cases.seats(formatYen(facts.seats))}</Fact>
        <Fact name={cases.facts.category}>
          <Suspense fallback={<OriginalCategory name={facts.category} />}>
            <Category name={facts.category} />
          </Suspense>
        </Fact>
        <Fact name={cases.facts.posted}>
          <Timestamp at={facts.postedAt} />
        </Fact>
        <Fact name={cases.facts.impact}>
          {engagements.contracts > 0
            ? cases.impact(engagements.contracts, formatYen(engagements.escrowedYen))
            : cases.noImpact}
        </Fact>
      </>
    )
  }
  if (!('sentAt' in facts)) {
    return (
      <Fact name={cases.facts.received}>
        <Timestamp at={content.receivedAt} />
      </Fact>
    )
  }
  return (
    <>
      {facts.type === 'snapshot' ? null : <Fact name={cases.facts.job}>{facts.jobId}</Fact>}
      {facts.type === 'message' ? (
        <>
          <Fact name={cases.facts.recipient}>{facts.recipientId}</Fact>
          <Fact name={cases.facts.format}>{words.formats[facts.format]}</Fact>
          <Fact name={cases.facts.escrow}>{facts.escrowed ? cases.escrowed : cases.notEscrowed}</Fact>
          {facts.contract ? (
            <Suspense>
              <ContractFact contract={facts.contract} />
            </Suspense>
          ) : null}
        </>
      ) : null}
      <Fact name={cases.facts.sent}>
        <Timestamp at={facts.sentAt} />
      </Fact>
    </>
  )
}
