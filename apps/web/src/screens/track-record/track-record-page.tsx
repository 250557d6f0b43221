import type { TrackRecordPage as Shown } from '@mimamori/contract/detection/track-record-contract'
import { CATEGORIES, type Category } from '@mimamori/policy/catalogue/violation-categories'
import { TRACK_RECORD_DAYS, type TrackRecordDays } from '@mimamori/policy/detection/track-record'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { ScreenMessage } from '@mimamori/ui/screen-message'
import { Segmented } from '@mimamori/ui/segmented'
import { SkeletonRows } from '@mimamori/ui/skeleton'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { queries } from '../../api/api-queries.ts'
import { ModelStandingText } from '../../detection-models/model-standing-text.tsx'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { LoadFailed } from '../../parts/load-failed.tsx'
import { useOperation } from '../../parts/use-operation.ts'
import { useDesk } from '../desk-context.tsx'
import { PageTitle } from '../page-title.tsx'
import { MissedEstimate } from './missed-estimate.tsx'
import { SilenceDialog } from './silence-dialog.tsx'
import { parseTrackRecordAddress } from './track-record-address.ts'
import { useRuleName } from './track-record-copy.ts'
import { type TrackRecordRow, trackRecordRows } from './track-record-rows.ts'
import { TrackRecordTable } from './track-record-table.tsx'

const POLL_INTERVAL_MS = 60_000

/** For leads: how often each source of flags was right, what no flag spoke of, and which rules are silenced. */
export function TrackRecordPage(): ReactNode {
  const copy = useMessages('track-record')
  const { me } = useDesk()
  const { days = TRACK_RECORD_DAYS[0], category } = parseTrackRecordAddress(useSearch({ from: '/track-record' }))
  const [asked, setAsked] = useState<string | null>(null)
  const query = useQuery({
    ...queries.trackRecord.show.queryOptions({ input: { days } }),
    refetchInterval: POLL_INTERVAL_MS,
    placeholderData: (before) => before,
  })
  const name = useRuleName()
  const { run, busy, problem } = useOperation({ refusals: copy.refusals, changes: [queries.trackRecord.key()] })
  const resume = ({ rule, silence }: TrackRecordRow) => {
    if (silence === null) return
    const { id } = silence
    void run(queries.trackRecord.endSilence, { id }, { once: true, done: () => copy.resumedDone(name(rule)) })
  }
  const record = query.data
  const maySilence = may(me.role, 'rules.silence')
  return (
    <div className="h-full overflow-y-auto">
      <div className="flex flex-wrap items-end justify-between gap-x-6 gap-y-2 px-4 py-3">
        <div className="max-w-3xl">
          <PageTitle>{copy.title}</PageTitle>
          <p className="text-sm text-ink2">{copy.note}</p>
        </div>
        <Choices days={days} category={category} />
      </div>
      {query.isPending ? (
        <SkeletonRows rows={10} label={copy.loading} />
      ) : record === undefined ? (
        <LoadFailed words={copy} onRetry={() => void query.refetch()} />
      ) : (
        <div aria-busy={query.isPlaceholderData}>
          <p className="max-w-4xl px-4 pb-3 text-sm">
            <ModelStandingText standing={record.standing} />
          </p>
          <MissedEstimate {...record} />
          <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 px-4 pb-2">
            <p className="max-w-4xl text-sm text-ink2">{copy.method}</p>
            {maySilence ? <Button onClick={() => setAsked('')}>{copy.silenceAny}</Button> : null}
          </div>
          <Problem>{problem}</Problem>
          <Sources
            record={record}
            category={category}
            actions={{ may: maySilence, busy, onSilence: setAsked, onResume: resume }}
          />
        </div>
      )}
      {asked === null ? null : (
        <SilenceDialog
          rule={asked}
          silenced={record?.silences.map(({ rule }) => rule) ?? []}
          onClose={() => setAsked(null)}
        />
      )}
    </div>
  )
}

type SourcesProps = {
  record: Shown
  category: Category | undefined
  actions: Parameters<typeof TrackRecordTable>[0]['actions']
}

function Sources({ record, category, actions }: SourcesProps) {
  const copy = useMessages('track-record')
  const navigate = useNavigate()
  const rows = trackRecordRows(record, category)
  if (rows.length > 0) return <TrackRecordTable rows={rows} actions={actions} />
  if (category === undefined) {
    return (
      <ScreenMessage icon={<CircleCheck size={18} />} title={copy.empty}>
        {copy.emptyNext}
      </ScreenMessage>
    )
  }
  const clear = () => void navigate({ to: '/track-record', search: ({ category: _, ...rest }) => rest, replace: true })
  return (
    <ScreenMessage
      icon={<CircleCheck size={18} />}
      title={copy.emptyFiltered}
      actions={<Button onClick={clear}>{copy.clear}</Button>}
    >
      {copy.emptyFilteredNext}
    </ScreenMessage>
  )
}

/** The period and the category, kept in the address. */
function Choices({ days, category }: { days: TrackRecordDays; category: Category | undefined }) {
  const copy = useMessages('track-record')
  const { words } = useCopy()
  const navigate = useNavigate()
  const show = (shown: TrackRecordDays, of: Category | undefined) =>
    void navigate({ to: '/track-record', search: { days: shown, ...(of ? { category: of } : {}) }, replace: true })
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Segmented
        label={copy.days}
        value={`${days}`}
        options={TRACK_RECORD_DAYS.map((each) => ({ value: `${each}` as const, label: copy.lastDays[each] }))}
        onChange={(value) => show(value === '90' ? 90 : 30, category)}
      />
      <select
        aria-label={copy.category}
        value={category ?? ''}
        onChange={(event) =>
          show(
            days,
            CATEGORIES.find((each) => each === event.target.value),
          )
        }
        className="h-7 max-w-56 rounded-md border border-line2 bg-panel px-1.5 text-sm"
      >
        <option value="">{copy.allCategories}</option>
        {CATEGORIES.map((each) => (
          <option key={each} value={each}>
            {words.categories[each]}
          </option>
        ))}
      </select>
    </div>
  )
}
