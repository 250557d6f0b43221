import type { ClockState } from '@mimamori/contract/clock/clock-contract'
import { may } from '@mimamori/policy/staff/role-permissions'
import { Button } from '@mimamori/ui/button'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import { failureOf } from '../api/call-failure.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { type Messages, useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { failureMessage } from '../parts/failure-message.ts'
import { useDesk } from './desk-context.tsx'

const POLL_INTERVAL_MS = 60_000

/** Notice while the server distrusts its clock: the consequences and, for admins, the button that confirms the clock. */
export default function ClockNotice(): ReactNode {
  const state = useQuery({ ...queries.clock.state.queryOptions(), refetchInterval: POLL_INTERVAL_MS }).data
  return state?.alarm ? <Alarm state={state} alarm={state.alarm} /> : null
}

function Alarm({ state, alarm }: { state: ClockState; alarm: NonNullable<ClockState['alarm']> }) {
  const copy = useMessages('clock')
  const { instants } = useCopy()
  const { me } = useDesk()
  const { confirm, busy, problem } = useConfirmClock(copy)
  const watched = copy.watched[state.watched]
  const why = copy.why[alarm](watched, instants.absolute(state.watchedAt), instants.absolute(state.deskAt))
  const decides = may(me.role, 'desk.manage')
  return (
    <section
      role="alert"
      className="flex flex-wrap items-center gap-x-4 gap-y-2 border-b border-red/40 bg-red-bg px-4 py-2"
    >
      <CircleAlert size={16} className="flex-none text-red max-sheet:mt-0.5 max-sheet:self-start" aria-hidden="true" />
      <div className="min-w-0 flex-1 basis-72 text-sm">
        <p className="font-semibold">{copy.title(watched)}</p>
        <p>{why}</p>
        <p>{copy.held}</p>
        <p>{decides ? copy.decide(watched) : copy.ask}</p>
        {problem ? <p className="mt-1 font-semibold text-red">{problem}</p> : null}
      </div>
      {decides ? (
        <Button disabled={busy} onClick={() => void confirm()} className="max-sheet:ml-8">
          {copy.confirm}
        </Button>
      ) : null}
    </section>
  )
}

/** Confirms the clock; asks for a second factor first. */
function useConfirmClock(copy: Messages['clock']) {
  const { errors, refusals, instants } = useCopy()
  const cache = useQueryClient()
  const announce = useAnnounce()
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  async function confirm(): Promise<void> {
    setBusy(true)
    setProblem(null)
    try {
      const now = await api.clock.confirm()
      cache.setQueryData(queries.clock.state.queryKey(), now)
      announce(copy.confirmed(instants.absolute(now.deskAt)), true)
    } catch (error) {
      setProblem(failureMessage({ errors, refusals: { ...refusals, ...copy.refusals } }, failureOf(error)))
      void cache.invalidateQueries({ queryKey: queries.clock.key() })
    } finally {
      setBusy(false)
    }
  }
  return { confirm, busy, problem }
}
