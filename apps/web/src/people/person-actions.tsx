import type { Person } from '@mimamori/contract/people/person-contract'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { type ReactNode, useState } from 'react'
import { type Operation, queries } from '../api/api-queries.ts'
import { useMessages } from '../i18n/messages.ts'
import { InvitationLink, usePeopleOperation } from './person-fields.tsx'

type PersonAction = 'endSessions' | 'invite' | 'disable' | 'enable'

const actionsFor = ({ state }: Person): readonly PersonAction[] =>
  state === 'disabled' ? ['enable'] : [...(state === 'active' ? (['endSessions'] as const) : []), 'invite', 'disable']

/** Actions on an account. Each asks for confirmation, and says what it does and whether it can be undone. */
export function PersonActions({ person }: { person: Person }): ReactNode {
  const copy = useMessages('people')
  const { run, busy, problem, forget } = usePeopleOperation()
  const [confirming, setConfirming] = useState<PersonAction | null>(null)
  const [link, setLink] = useState<{ token: string; expiresAt: string } | null>(null)
  const { id, alias } = person
  const carryOut = async (verb: PersonAction) => {
    const operation: Operation<{ id: string }, { id: string; token?: string; expiresAt?: string }> =
      queries.people[verb]
    const answer = await run(operation, { id }, { done: () => copy.verbs[verb].done })
    setConfirming(null)
    if (answer?.token && answer.expiresAt) setLink({ token: answer.token, expiresAt: answer.expiresAt })
  }
  if (link) return <InvitationLink alias={alias} invitation={link} onDone={() => setLink(null)} />
  return (
    <section aria-label={copy.account} className="rounded-lg border border-line bg-panel">
      <h3 className="border-b border-line px-4 py-2.5 font-semibold">{copy.account}</h3>
      <div className="grid gap-3 p-4">
        <Problem small>{problem}</Problem>
        {confirming ? (
          <div className="grid gap-3">
            <p>
              <strong className="block font-semibold">{copy.verbs[confirming].name}</strong>
              {copy.verbs[confirming].what(alias)}
            </p>
            <div className="flex flex-wrap gap-2">
              <Button variant="primary" disabled={busy} autoFocus onClick={() => void carryOut(confirming)}>
                {busy ? copy.working : copy.verbs[confirming].name}
              </Button>
              <Button disabled={busy} onClick={() => setConfirming(null)}>
                {copy.cancel}
              </Button>
            </div>
          </div>
        ) : (
          <div className="flex flex-wrap gap-2">
            {actionsFor(person).map((verb) => (
              <Button
                key={verb}
                onClick={() => {
                  forget()
                  setConfirming(verb)
                }}
              >
                {copy.verbs[verb].name}
              </Button>
            ))}
          </div>
        )}
      </div>
    </section>
  )
}
