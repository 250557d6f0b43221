import type { WithdrawalView } from '@mimamori/contract/withdrawals/withdrawal-contract'
import { cx } from '@mimamori/ui/class-names'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useCatalogueEntries } from '../api/catalogue-query.ts'
import { langOf } from '../i18n/lang-of.ts'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { type Messages, useMessages } from '../i18n/messages.ts'
import { useEffectWords } from '../i18n/withdrawal-copy.ts'
import { usePersonName } from '../parts/person-names.tsx'
import { Standing } from '../parts/standing.tsx'
import { Timestamp } from '../parts/timestamp.tsx'

/** The consequences, in three figures. */
export function WithdrawalEffects({ effects }: { effects: WithdrawalView['effects'] }): ReactNode {
  const copy = useMessages('withdrawals')
  const effectsOf = useEffectWords()
  return (
    <section aria-label={copy.effects} className="grid gap-2">
      <h2 className="font-semibold">{copy.effects}</h2>
      {effects ? (
        <dl className="grid grid-cols-3 divide-x divide-line rounded-lg border border-line bg-panel max-sheet:grid-cols-1 max-sheet:divide-x-0 max-sheet:divide-y">
          {effectsOf(effects).map(({ name, value, some }) => (
            <div
              key={name}
              className="grid gap-0.5 px-3 py-2 max-sheet:flex max-sheet:items-baseline max-sheet:justify-between"
            >
              <dt className="text-sm text-ink2">{name}</dt>
              <dd className={cx('text-lg font-semibold tabular-nums', some && 'text-amber')}>{value}</dd>
            </div>
          ))}
        </dl>
      ) : (
        <p className="text-amber">{copy.effectsUnknown}</p>
      )}
    </section>
  )
}

function FactLine({ name, children }: { name: string; children: ReactNode }) {
  return (
    <>
      <dt className="text-ink2">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </>
  )
}

/** The facts of a withdrawal: the member, the reason, and who proposed it when. */
export function WithdrawalFacts({ withdrawal }: { withdrawal: WithdrawalView }): ReactNode {
  const copy = useMessages('withdrawals')
  const { words } = useCopy()
  const { language } = useLanguage()
  const nameOf = usePersonName()
  const entries = useCatalogueEntries()
  const clause = entries?.findLast(({ kind, id }) => kind === 'clause' && id === withdrawal.clause)
  return (
    <dl className="grid grid-cols-[108px_minmax(0,1fr)] gap-x-3 gap-y-1.5">
      <FactLine name={copy.member}>
        <span className="mr-2 break-all">{withdrawal.memberId}</span>
        <span lang="ja" className="text-ink2">
          {withdrawal.member?.displayName}
        </span>
      </FactLine>
      <FactLine name={copy.standing}>
        <Standing of={withdrawal.standing} />
      </FactLine>
      {withdrawal.categories.length > 0 ? (
        <FactLine name={copy.categories}>
          {withdrawal.categories.map((category) => words.categories[category]).join(words.listed)}
        </FactLine>
      ) : null}
      {withdrawal.clause ? (
        <FactLine name={copy.clause}>{clause?.data.label[language] ?? withdrawal.clause}</FactLine>
      ) : null}
      {withdrawal.target.type !== 'member' && (withdrawal.kind === 'withdrawal' || withdrawal.hide) ? (
        <FactLine name={copy.hiding.name}>{hideWords(copy, withdrawal)}</FactLine>
      ) : null}
      <FactLine name={copy.columns.proposer}>
        {nameOf(withdrawal.proposer.alias)}{' '}
        <span className="text-ink2">
          <Timestamp at={withdrawal.proposedAt} />
        </span>
      </FactLine>
      <FactLine name={copy.columns.case}>
        <Link
          to="/review/$caseId"
          params={{ caseId: withdrawal.case.id }}
          search={{ queue: 'flagged' }}
          className="text-accent underline-offset-2 hover:underline"
        >
          {copy.toCase(withdrawal.case.number)}
        </Link>{' '}
        <span className="text-ink2">{words.targets[withdrawal.target.type]}</span>
      </FactLine>
      {withdrawal.reverses ? (
        <FactLine name={copy.kinds.withdrawal}>
          <Link
            to="/withdrawals/$withdrawalId"
            params={{ withdrawalId: withdrawal.reverses }}
            className="text-accent underline-offset-2 hover:underline"
          >
            {copy.toReversed}
          </Link>
        </FactLine>
      ) : null}
    </dl>
  )
}

function hideWords({ hiding }: Messages['withdrawals'], { kind, hide }: WithdrawalView) {
  if (hide === null) return hiding.none
  if (!hide.stands) return hiding.takenBack
  return kind === 'reversal' ? hiding.toBeShown : hiding.hidden
}

/** Exactly what the member will read, `read` below it for those who read no Japanese, and what colleagues read beside it. */
export function WithdrawalMessage({ withdrawal, read }: { withdrawal: WithdrawalView; read: ReactNode }): ReactNode {
  const copy = useMessages('withdrawals')
  return (
    <>
      <section aria-label={copy.letter} className="grid gap-2">
        <h2 className="font-semibold">{copy.letter}</h2>
        <p lang="ja" className="verbatim rounded-lg border border-line bg-panel px-3.5 py-3">
          {withdrawal.text}
        </p>
        {read}
      </section>
      <section aria-label={copy.note} className="grid gap-2">
        <h2 className="font-semibold">{copy.note}</h2>
        {withdrawal.note ? (
          <p lang={langOf(withdrawal.note)} className="verbatim max-w-[680px]">
            {withdrawal.note}
          </p>
        ) : (
          <p className="text-ink2">{copy.noNote}</p>
        )}
      </section>
    </>
  )
}
