import type { ProposedSetting } from '@mimamori/contract/people/account-standing-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import type { ReactNode } from 'react'
import { queries } from '../api/api-queries.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { Timestamp } from '../parts/timestamp.tsx'
import { useOperation } from '../parts/use-operation.ts'
import { settingChangeWords } from './eligibility-copy.ts'

/** A setting that waits for a lead's consent: the change, its proposer, and the buttons to agree, refuse or take it back. */
export function SettingProposal({ setting }: { setting: ProposedSetting }): ReactNode {
  const { setting: copy } = useMessages('eligibility')
  const { instants } = useCopy()
  const { id, about, proposer, proposedAt, takesEffectAt, agree, mayRefuse, mayTakeBack } = setting
  const { run, busy, problem } = useOperation({
    refusals: copy.refusals,
    changes: [queries.people.key(), about === 'money' ? queries.reminders.key() : queries.ledger.key()],
  })
  const act = (how: 'agree' | 'refuse' | 'takeBack', done: string) => {
    const operation = about === 'money' && how === 'takeBack' ? queries.reminders.takeBack : queries.ledger[how]
    void run<{ id: string }, unknown>(operation, { id }, { done: () => done })
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
            <Button disabled={busy || agree !== null} onClick={() => act('agree', copy.agreed)}>
              {copy.agree}
            </Button>
            <Button disabled={busy} onClick={() => act('refuse', copy.refused)}>
              {copy.refuse}
            </Button>
          </>
        ) : null}
        {mayTakeBack ? (
          <Button disabled={busy} onClick={() => act('takeBack', copy.tookBack)}>
            {copy.takeBack}
          </Button>
        ) : null}
      </div>
    </div>
  )
}
