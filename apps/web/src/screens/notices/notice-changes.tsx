import type { NoticeView } from '@mimamori/contract/notices/notice-contract'
import type { NoticeTexts } from '@mimamori/policy/notices/notice-model'
import type { Language } from '@mimamori/policy/staff/staff-member'
import { Segmented } from '@mimamori/ui/segmented'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { useMessages } from '../../i18n/messages.ts'
import type { ComparedWith } from '../../notices/use-notice-changes.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { Timestamp } from '../../parts/timestamp.tsx'
import { NoticeComparisonView } from './notice-comparison-view.tsx'

type Against = 'look' | 'version' | 'month'

type Props = {
  notice: NoticeView
  /** as they are on screen */
  texts: NoticeTexts
  compared: ComparedWith
  language: Language
  onLanguage: (language: Language) => void
}

/** What changed in a notice since this person saw it, since the version it corrects, or since the notice of the month before. */
export default function NoticeChanges({ notice, texts, compared, language, onLanguage }: Props): ReactNode {
  const copy = useMessages('notices/changes')
  const words = useMessages('notices')
  const { lastMonth, look } = compared
  const corrected = notice.versions.find(({ version }) => version === notice.version - 1) ?? null
  const [chosen, setChosen] = useState<Against | null>(null)
  const usual: Against = corrected ? 'version' : look && look.edit < notice.edit ? 'look' : 'month'
  const against = chosen ?? usual
  const wanted = against === 'version' ? corrected?.id : against === 'month' ? lastMonth?.id : undefined
  const before = useQuery({
    ...queries.notices.get.queryOptions({ input: { noticeId: wanted ?? '' } }),
    enabled: wanted !== undefined,
  })
  if (compared.failed || before.isError)
    return (
      <LoadFailed
        words={copy}
        onRetry={() => {
          compared.retry()
          void before.refetch()
        }}
      />
    )
  if (!compared.loaded) return <SkeletonRows rows={8} label={copy.loading} />
  const options = [
    ...(corrected ? [{ value: 'version' as const, label: copy.sinceVersion(corrected.version) }] : []),
    ...(look ? [{ value: 'look' as const, label: copy.sinceLook }] : []),
    ...(lastMonth ? [{ value: 'month' as const, label: copy.sinceLastMonth(lastMonth.month) }] : []),
  ]
  if (options.length === 0) return <p className="text-ink2">{copy.noLast}</p>
  const base = against === 'look' ? look?.texts : wanted === undefined ? undefined : before.data?.texts
  const hasEnglish = texts.en !== null || (base?.en ?? null) !== null
  return (
    <section aria-label={copy.title} className="mx-auto grid w-full max-w-[760px] content-start gap-4">
      <div className="flex flex-wrap items-center justify-between gap-2">
        {options.length > 1 ? (
          <Segmented label={copy.compareWith} value={against} options={options} onChange={setChosen} />
        ) : (
          <p className="text-sm text-ink2">{copy.compared(options[0]?.label ?? '')}</p>
        )}
        {hasEnglish ? (
          <Segmented
            label={words.language}
            value={language}
            options={[
              { value: 'ja', label: words.japanese, lang: 'ja' },
              { value: 'en', label: words.english, lang: 'en' },
            ]}
            onChange={onLanguage}
          />
        ) : null}
      </div>
      {against === 'look' && look ? <LookedAt at={look.seenAt} /> : null}
      {look === null && notice.state === 'requested' ? <p className="text-sm text-ink2">{copy.neverLooked}</p> : null}
      {base ? (
        <NoticeComparisonView
          before={base}
          after={texts}
          language={hasEnglish ? language : 'ja'}
          figures={
            against !== 'look' && before.data?.figures && notice.figures
              ? { before: before.data.figures, after: notice.figures }
              : null
          }
        />
      ) : (
        <SkeletonRows rows={8} label={copy.loading} />
      )}
    </section>
  )
}

function LookedAt({ at }: { at: string }) {
  const copy = useMessages('notices/changes')
  const [before = '', after = ''] = copy.lookedAt('\n').split('\n')
  return (
    <p className="text-sm text-ink2">
      {before}
      <Timestamp at={at} />
      {after}
    </p>
  )
}
