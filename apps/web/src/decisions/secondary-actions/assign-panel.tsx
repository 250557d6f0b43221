import type { AssignableColleague } from '@mimamori/contract/cases/assign-case-contract'
import { MAX_CASE_REASON_LENGTH } from '@mimamori/policy/cases/set-aside-rules'
import { findPeople } from '@mimamori/policy/people/person-names'
import { cx } from '@mimamori/ui/class-names'
import { useQuery } from '@tanstack/react-query'
import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef, useState } from 'react'
import { api } from '../../api/api-client.ts'
import { queries } from '../../api/api-queries.ts'
import { giveUpClaim } from '../../api/tab-ownership.ts'
import { useCopy } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { isImeComposing } from '../../keys/key-intent.ts'
import { DecisionPanel } from '../../parts/decision-panel.tsx'
import { usePersonName } from '../../parts/person-names.tsx'
import { useOffline } from '../../parts/use-offline.ts'
import type { SecondaryPanelProps } from './secondary-action-props.ts'

const MAX_SHOWN = 8

/** Asks to whom the case is handed: a name narrows the colleagues down, arrows choose, Enter hands it over. */
export function AssignPanel({ review, busy, run, onBack }: SecondaryPanelProps): ReactNode {
  const words = useMessages('aside')
  const { instants } = useCopy()
  const offline = useOffline()
  const nameOf = usePersonName()
  const id = useId()
  const field = useRef<HTMLInputElement>(null)
  const [name, setName] = useState('')
  const [why, setWhy] = useState('')
  const [at, setAt] = useState(0)
  const [problem, setProblem] = useState<string | null>(null)
  const { id: caseId, number, fence, holder } = review
  const colleagues = useQuery(queries.cases.assignees.queryOptions({ input: { caseId } }))
  const found = findPeople(colleagues.data ?? [], name).slice(0, MAX_SHOWN)
  const chosen = found[at]
  useEffect(() => field.current?.focus(), [])
  const assign = async (to: AssignableColleague | undefined) => {
    if (busy) return
    if (offline || !to) return setProblem(offline ?? words.assignNobody)
    const failed = await run(async () => {
      const mine = holder?.mine === true
      const body = { caseId, fence: mine ? fence : null, to: to.id, why }
      const { until } = await giveUpClaim(review, api.cases.assign(body))
      const message =
        until === null
          ? words.assignedUnkept(number, nameOf(to.alias))
          : words.assigned(number, nameOf(to.alias), instants.brief(until))
      if (!mine) onBack()
      return { message, leaves: mine }
    })
    setProblem(failed)
  }
  const onKey = (event: KeyboardEvent) => {
    if (isImeComposing(event.nativeEvent)) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined && found.length > 0) setAt((at + by + found.length) % found.length)
    else if (event.key === 'Enter' && !event.repeat) void assign(chosen)
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <DecisionPanel
      title={words.assignTitle}
      hint={words.assignHint}
      problem={offline ?? problem}
      closed={offline !== null || busy}
      confirm={busy ? words.sending : chosen ? words.assignTo(nameOf(chosen.alias)) : words.assign}
      confirmKey="Enter"
      onConfirm={() => void assign(chosen)}
      onBack={onBack}
    >
      <div className="grid gap-1">
        <label htmlFor={id} className="text-sm text-ink2">
          {words.assignName}
        </label>
        <input
          ref={field}
          id={id}
          role="combobox"
          aria-expanded={found.length > 0}
          aria-controls={`${id}-list`}
          aria-activedescendant={chosen ? `${id}-${at}` : undefined}
          aria-autocomplete="list"
          value={name}
          autoComplete="off"
          onChange={(event) => {
            setName(event.target.value)
            setAt(0)
            setProblem(null)
          }}
          onKeyDown={onKey}
          className="h-8 w-full rounded-md border border-line2 bg-panel px-2.5"
        />
      </div>
      <p role="status" className={found.length > 0 ? 'sr-only' : 'text-sm text-ink2'}>
        {colleagues.data ? (found.length > 0 ? words.assignFound(found.length) : words.assignNobody) : null}
        {colleagues.isError ? words.assignFailed : null}
      </p>
      <AssigneeOptions id={id} label={words.assignTitle} list={found} at={at} onChoose={setAt} onTake={assign} />
      <div className="grid gap-1">
        <label htmlFor={`${id}-why`} className="text-sm text-ink2">
          {words.optionalWhy}
        </label>
        <input
          id={`${id}-why`}
          value={why}
          maxLength={MAX_CASE_REASON_LENGTH}
          autoComplete="off"
          onChange={(event) => setWhy(event.target.value)}
          onKeyDown={onKey}
          className="h-8 w-full rounded-md border border-line2 bg-panel px-2.5"
        />
      </div>
    </DecisionPanel>
  )
}

type Props = {
  /** of the field that has the focus; its options are `id-0`, `id-1`, … */
  id: string
  label: string
  list: readonly AssignableColleague[]
  at: number
  onChoose: (index: number) => void
  onTake: (colleague: AssignableColleague) => void
}

/** The colleagues a case can be handed to. A click hands it over; the focus stays in the field. */
function AssigneeOptions({ id, label, list, at, onChoose, onTake }: Props): ReactNode {
  const { staff } = useCopy()
  const nameOf = usePersonName()
  return (
    <div
      id={`${id}-list`}
      role="listbox"
      aria-label={label}
      className={cx(list.length > 0 && 'overflow-hidden rounded-md border border-line')}
    >
      {list.map((colleague, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: keys are heard by the field
        // biome-ignore lint/a11y/useFocusableInteractive: the field keeps the focus and names the active option
        <div
          key={colleague.id}
          id={`${id}-${index}`}
          role="option"
          aria-selected={index === at}
          onMouseDown={(event) => event.preventDefault()}
          onMouseEnter={() => onChoose(index)}
          onClick={() => onTake(colleague)}
          className={cx(
            'flex min-h-8 cursor-pointer items-center gap-2 px-2.5 text-sm',
            index === at ? 'bg-accent-bg' : 'hover:bg-hover',
          )}
        >
          <span className="truncate">{nameOf(colleague.alias)}</span>
          <span className="truncate text-ink2">{colleague.login}</span>
          <span className="ml-auto flex-none text-ink2">{staff.roles[colleague.role]}</span>
        </div>
      ))}
    </div>
  )
}
