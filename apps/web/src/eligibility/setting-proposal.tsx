import type { ProposedSetting } from '@mimamori/contract/people/account-standing-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { api } from '../api/api-client.ts'
import { queries } from '../api/api-queries.ts'
import type { Failure } from '../api/call-failure.ts'
import { useApiCall } from '../api/use-api-call.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { useAnnounce } from '../parts/announcer.tsx'
import { Timestamp } from '../parts/timestamp.tsx'
import { settingChangeWords } from './eligibility-copy.ts'

type Props = { setting: ProposedSetting; failureText: (failure: Failure) => string }

/** A setting that waits for a lead's consent: the change, its proposer, and the buttons to agree, refuse or take it back. */
export function SettingProposal({ setting, failureText }: Props): ReactNode {
  const { setting: copy } = useMessages('eligibility')
  const { instants } = useCopy()
  const announce = useAnnounce()
  const cache = useQueryClient()
  const { run, busy, problem } = useApiCall((failure) => {
    const own: Readonly<Record<string, string>> = copy.refusals
    return (failure.kind === 'refused' ? own[failure.refusal] : undefined) ?? failureText(failure)
  }, queries.people.key())
  const { id, about, proposer, proposedAt, takesEffectAt, agree, mayRefuse, mayTakeBack } = setting
  const act = async (how: 'agree' | 'refuse' | 'takeBack', done: string) => {
    const call = about === 'money' && how === 'takeBack' ? api.reminders.takeBack : api.ledger[how]
    if (!(await run(() => call({ id })))) return
    announce(done, true)
    void cache.invalidateQueries({ queryKey: about === 'money' ? queries.reminders.key() : queries.ledger.key() })
  }
  const why = mayRefuse && agree !== null ? copy.refusals[agree] : null
  return (
    <div className="grid gap-2 rounded-lg border border-amber/40 bg-amber-bg px-4 py-3">
      <p className="font-semibold">{copy.title[about](proposer.alias)}</p>
      <p className="flex flex-wrap gap-x-4 tabular-nums">
        {settingChangeWords(copy, setting).map((change) => (
          <span key={change}>{change}</span>
        ))}
        <span className="text-ink2">
          <Timestamp at={proposedAt} brief />
        </span>
      </p>
      <p className="text-sm text-ink2">
        {takesEffectAt === null ? copy.waits[about] : copy.byItself(instants.brief(takesEffectAt))}
      </p>
      <Problem small>{problem}</Problem>
      {why ? <p className="text-sm text-amber">{why}</p> : null}
      <div className="flex flex-wrap gap-2">
        {mayRefuse ? (
          <>
            <Button disabled={busy || agree !== null} onClick={() => void act('agree', copy.agreed)}>
              {copy.agree}
            </Button>
            <Button disabled={busy} onClick={() => void act('refuse', copy.refused)}>
              {copy.refuse}
            </Button>
          </>
        ) : null}
        {mayTakeBack ? (
          <Button disabled={busy} onClick={() => void act('takeBack', copy.tookBack)}>
            {copy.takeBack}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
