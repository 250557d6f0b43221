import type { QueueItem } from '@mimamori/contract/queue/queue-contract'
import { takeAlarms } from '@mimamori/policy/cases/deadline-alarm-rules'
import { may, type Role } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { cx } from '@mimamori/ui/class-names'
import { useQuery } from '@tanstack/react-query'
import { AlarmClock } from 'lucide-react'
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { useNow } from '../api/server-clock.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { addAlarms, shownAlarms, type ToldAlarm } from './alarm-list.ts'
import { playAlarm } from './alarm-sound.ts'
import { useSoundingTab } from './sounding-tab.ts'

const POLL_INTERVAL_MS = 30_000
const LOOK_INTERVAL_MS = 5_000
/** more are counted */
const MOST_SHOWN = 3
const LIST_SIZE = 50

type Props = { role: Role; sound: boolean; desktop: boolean; onOpen: (caseId: string) => void }
type Alarm = ToldAlarm<QueueItem>

/**
 * Says when a case that this person holds is about to be overdue, and, to leads, when any is: on the screen, and as chosen with a sound
 * and on the desktop. Each is told once, with a sound in one tab of the browser; what is overdue as the page opens is in the figures of the top bar. Default, for `lazy()`.
 */
export default function DeadlineAlarms({ role, sound, desktop, onOpen }: Props): ReactNode {
  const copy = useMessages('alarms')
  const now = useNow(LOOK_INTERVAL_MS)
  const items = useWatchedCases(may(role, 'cases.lead'))
  const { told, alarms, dismiss } = useNewAlarms(items, may(role, 'cases.lead'), now)
  const sounds = useSoundingTab(sound)
  const heard = useRef<readonly Alarm[]>([])
  useEffect(() => {
    const newest = told.at(-1)
    const isNew = newest !== undefined && !heard.current.includes(newest)
    heard.current = told
    if (!isNew) return
    if (sounds.current) playAlarm()
    if (desktop && document.visibilityState !== 'visible' && Notification.permission === 'granted')
      new Notification(copy.deadline[newest.kind], { body: `#${newest.item.number}`, tag: newest.item.id })
  }, [told, sounds, desktop, copy])
  if (alarms.length === 0) return null
  const hidden = alarms.length - MOST_SHOWN
  return (
    <section aria-label={copy.deadline.region} className="border-b border-line bg-panel px-4 py-1">
      <div role="alert">
        <ul className="grid gap-1 text-sm">
          {alarms.slice(-MOST_SHOWN).map(({ item, kind }) => (
            <AlarmLine
              key={`${item.id} ${kind}`}
              item={item}
              kind={kind}
              now={now}
              onOpen={onOpen}
              onDismiss={dismiss}
            />
          ))}
        </ul>
      </div>
      {hidden > 0 ? <p className="text-sm text-ink2">{copy.deadline.more(hidden)}</p> : null}
    </section>
  )
}

/** Cases of one's own, and for leads the flagged ones that are due first and whatever is overdue. */
function useWatchedCases(isLead: boolean): readonly QueueItem[] | null {
  const own = useQuery({
    ...queries.queue.list.queryOptions({ input: { view: 'mine', limit: LIST_SIZE } }),
    refetchInterval: POLL_INTERVAL_MS,
  })
  const all = useQuery({
    ...queries.queue.list.queryOptions({ input: { view: 'flagged', sort: 'due', limit: LIST_SIZE } }),
    refetchInterval: POLL_INTERVAL_MS,
    enabled: isLead,
  })
  const late = useQuery({
    ...queries.queue.list.queryOptions({ input: { view: 'overdue', limit: LIST_SIZE } }),
    refetchInterval: POLL_INTERVAL_MS,
    enabled: isLead,
  })
  if (!own.data || (isLead && !(all.data && late.data))) return null
  const items = [...own.data.items, ...(all.data?.items ?? []), ...(late.data?.items ?? [])]
  return [...new Map(items.map((item) => [item.id, item])).values()]
}

/** `told`: all that were not dismissed; `alarms`: those of cases that wait now. */
function useNewAlarms(items: readonly QueueItem[] | null, isLead: boolean, now: number) {
  const names = useRef<Set<string> | null>(null)
  const [told, setTold] = useState<readonly Alarm[]>([])
  const watched = useMemo(() => items?.filter(({ state }) => state !== 'held' && state !== 'closed') ?? null, [items])
  useEffect(() => {
    if (watched === null) return
    const held = watched.map((item) => ({ ...item, mine: item.holder?.mine === true && item.holder.kind === 'claim' }))
    const isFirst = names.current === null
    names.current ??= new Set()
    const fresh = takeAlarms(held, isLead, now, names.current)
    const wanted = isFirst ? fresh.filter(({ kind }) => kind === 'ahead') : fresh
    setTold((before) => addAlarms(before, wanted))
  }, [watched, isLead, now])
  const dismiss = (alarm: Alarm) =>
    setTold((before) => before.filter(({ item, kind }) => item.id !== alarm.item.id || kind !== alarm.kind))
  return { told, alarms: shownAlarms(told, watched ?? []), dismiss }
}

type LineProps = Alarm & { now: number; onOpen: (caseId: string) => void; onDismiss: (alarm: Alarm) => void }

function AlarmLine({ item, kind, now, onOpen, onDismiss }: LineProps) {
  const { deadline: copy } = useMessages('alarms')
  const { instants, queue } = useCopy()
  const minutes = Math.ceil(Math.abs(Date.parse(item.dueAt) - now) / 60_000)
  return (
    <li className="flex items-center gap-x-3 gap-y-1 sheet:flex-wrap">
      <AlarmClock
        size={14}
        aria-hidden="true"
        className={cx('flex-none', kind === 'overdue' ? 'text-red' : 'text-amber')}
      />
      <span className="font-semibold whitespace-nowrap max-phone:sr-only">{copy[kind]}</span>
      <span className="min-w-0 truncate">
        #{item.number} <span lang="ja">{item.title || queue.noTitle}</span>
      </span>
      <span className={cx('whitespace-nowrap', kind === 'overdue' ? 'text-red' : 'text-amber')}>
        {kind === 'overdue' ? queue.late(instants.minutes(minutes)) : queue.left(instants.minutes(minutes))}
      </span>
      {item.holder && !item.holder.mine ? <span className="text-ink2">{item.holder.alias}</span> : null}
      <span className="ml-auto flex flex-none gap-2 max-phone:gap-0">
        <Button
          small
          onClick={() => {
            onDismiss({ item, kind })
            onOpen(item.id)
          }}
        >
          {copy.open}
        </Button>
        <Button small variant="quiet" onClick={() => onDismiss({ item, kind })}>
          {copy.dismiss}
        </Button>
      </span>
    </li>
  )
}
