import type { CaseHead } from '@mimamori/contract/cases/case-head-contract'
import { MAX_CASE_REASON_LENGTH, passesDueTime } from '@mimamori/policy/cases/set-aside-rules'
import { offeredSnoozes, snoozeUntil } from '@mimamori/policy/cases/snooze-times'
import { type KeyboardEvent, type ReactNode, useId, useRef, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { serverNow } from '../../api/server-clock.ts'
import { giveUpClaim } from '../../api/tab-ownership.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { SEND_KEY } from '../../keys/key-chord.ts'
import { isImeComposing } from '../../keys/key-intent.ts'
import { useKeys } from '../../keys/keys-provider.tsx'
import { DecisionPanel } from '../../parts/decision-panel.tsx'
import { DueIn } from '../../parts/due-in.tsx'
import { useOwnTime } from '../../parts/own-zone.ts'
import { NumberedList } from '../numbered-list.tsx'
import { ReasonLine } from '../reason-line.tsx'
import type { SecondaryPanelProps } from './secondary-action-props.ts'

const TOKYO = '+09:00'

const instantNow = () => new Date(serverNow()).toISOString()

/** `2026-11-24T13:28` of a date field, read in Japan time; `null` when it is none. */
function instantOf(local: string): string | null {
  const at = Date.parse(`${local}:00${TOKYO}`)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/**
 * Until when the case sleeps: a digit takes one of the usual times, the last one a time of one's own. What would pass the due time is
 * marked, and waits for a reason.
 */
export function SnoozePanel({ review, active, closed, busy, run, onBack }: SecondaryPanelProps): ReactNode {
  const words = useMessages('aside')
  const { instants } = useCopy()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [offers] = useState(() => offeredSnoozes(instantNow()))
  const [at, setAt] = useState(0)
  const [own, setOwn] = useState('')
  const [why, setWhy] = useState('')
  const [asked, ask] = useState(0)
  const [problem, setProblem] = useState<string | null>(null)
  const ownTime = offers.length
  const untilOf = (index: number): string | null => {
    const offer = offers[index]
    return offer ? snoozeUntil(offer.time, instantNow()) : instantOf(own)
  }
  const commit = async (index: number) => {
    setAt(index)
    if (index === ownTime && own === '') return field.current?.focus()
    const until = untilOf(index)
    if (closed || !until) return setProblem(closed ?? words.noTime)
    if (passesDueTime(review, until) && why.trim() === '') {
      ask((times) => times + 1)
      return setProblem(words.lateReason)
    }
    const { id: caseId, fence, number } = review
    const failed = await run(async () => {
      await giveUpClaim(review, api.cases.snooze({ caseId, fence, until, why: why.trim() }))
      return { message: words.snoozed(number, instants.absolute(until)), leaves: true }
    })
    setProblem(failed)
  }
  const shift = (by: number) => setAt((at + by + ownTime + 1) % (ownTime + 1))
  useKeys(
    {
      digit: (n) => (n <= ownTime + 1 ? void commit(n - 1) : undefined),
      up: () => shift(-1),
      down: () => shift(1),
      open: () => void commit(at),
      send: () => void commit(at),
    },
    active,
  )
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.repeat || isImeComposing(event.nativeEvent)) return
    event.preventDefault()
    void commit(ownTime)
  }
  const until = untilOf(at)
  const late = until !== null && passesDueTime(review, until)
  const items = offers.map(({ time, until, shift }) => ({
    key: time,
    label: words.times[time](until, shift),
    note: <SnoozeNote until={until} late={passesDueTime(review, until)} words={words} />,
  }))
  return (
    <DecisionPanel
      title={words.snoozeTitle}
      hint={words.snoozeHint}
      problem={closed ?? problem}
      closed={closed !== null || busy}
      confirm={busy ? words.sending : until ? words.snooze(instants.absolute(until)) : words.ownTime}
      confirmKey={asked > 0 ? SEND_KEY : 'Enter'}
      onConfirm={() => void commit(at)}
      onBack={onBack}
    >
      <SnoozeDueLine review={review} />
      <NumberedList
        label={words.snoozeTitle}
        items={[...items, { key: 'own', label: words.ownTime }]}
        at={at}
        onCommit={(index) => void commit(index)}
        onFocus={setAt}
      />
      <div className="grid gap-1">
        <label htmlFor={id} className="text-sm text-ink2">
          {words.ownTimeLabel}
        </label>
        <input
          ref={field}
          id={id}
          type="datetime-local"
          value={own}
          onFocus={() => setAt(ownTime)}
          onChange={(event) => {
            setOwn(event.target.value)
            setProblem(null)
          }}
          onKeyDown={onKey}
          className="h-8 w-full rounded-md border border-line2 bg-panel px-2.5"
        />
        {at === ownTime && until ? (
          <p className="text-sm text-ink2">
            <SnoozeNote until={until} late={late} words={words} />
          </p>
        ) : null}
      </div>
      <ReasonLine
        label={late ? words.lateReasonLabel : words.snoozeReasonLabel}
        hint={words.reasonHint}
        reason={why}
        atMost={MAX_CASE_REASON_LENGTH}
        required={late}
        wanted={asked}
        onReason={(text) => {
          setWhy(text)
          setProblem(null)
        }}
      />
    </DecisionPanel>
  )
}

/** When the case is due, and how long that is: what a snooze should not pass. */
function SnoozeDueLine({ review }: { review: CaseHead }): ReactNode {
  const { instants } = useCopy()
  const isAbroad = useOwnTime()(review.dueAt) !== null
  return (
    <p className="flex flex-wrap gap-x-2 rounded-md bg-sunk px-2.5 py-1.5 text-sm text-ink2">
      <DueIn of={review} />
      {isAbroad ? null : <span className="tabular-nums">{instants.absolute(review.dueAt)}</span>}
    </p>
  )
}

type NoteProps = { until: string; late: boolean; words: { readonly pastDue: string } }

/** Until when a choice lets the case sleep, by every clock that matters, and whether that is past its due time. */
function SnoozeNote({ until, late, words }: NoteProps): ReactNode {
  const { instants } = useCopy()
  const own = useOwnTime()(until)
  const brief = instants.brief(until)
  return (
    <span className="grid justify-items-end leading-tight whitespace-nowrap tabular-nums">
      <span>
        {late ? <b className="mr-2 font-semibold text-red">{words.pastDue}</b> : null}
        {own ? instants.inJapan(brief) : brief}
      </span>
      {own ? <span>{own}</span> : null}
    </span>
  )
}
