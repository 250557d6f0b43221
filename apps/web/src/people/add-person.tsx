import type { NewPerson } from '@mimamori/contract/people/person-contract'
import { LANGUAGES } from '@mimamori/policy/staff/staff-member'
import { Button } from '@mimamori/ui/button'
import { Problem } from '@mimamori/ui/problem'
import { Segmented } from '@mimamori/ui/segmented'
import { TextField } from '@mimamori/ui/text-field'
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import { api } from '../api/api-client.ts'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { InvitationLink } from './invitation-link.tsx'
import { PersonAccessFields } from './person-access-fields.tsx'
import { type FailureMessage, usePersonCall } from './use-person-call.ts'

type Props = { failureText: FailureMessage; onDone: (id?: string) => void }
type NewInvitation = { id: string; alias: string; token: string; expiresAt: string }

/** The form that adds a person, and then the link of their invitation. */
export function AddPerson({ failureText, onDone }: Props): ReactNode {
  const copy = useMessages('people')
  const { staff } = useCopy()
  const { language } = useLanguage()
  const { run, busy, problem } = usePersonCall(failureText)
  const [invitation, setInvitation] = useState<NewInvitation | null>(null)
  const [person, setPerson] = useState<NewPerson>({ login: '', alias: '', role: 'moderator', queues: [], language })
  const form = useRef<HTMLFormElement>(null)
  useEffect(() => form.current?.querySelector('input')?.focus(), [])
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const answer = await run(() => api.people.add(person))
    if (answer) setInvitation({ ...answer, alias: person.alias })
  }
  if (invitation) {
    return (
      <div className="max-w-xl">
        <InvitationLink alias={invitation.alias} invitation={invitation} onDone={() => onDone(invitation.id)} />
      </div>
    )
  }
  return (
    <form ref={form} onSubmit={submit} className="grid max-w-xl gap-4 rounded-lg border border-line bg-panel p-4">
      <h2 className="font-semibold">{copy.add}</h2>
      <Problem small>{problem}</Problem>
      <div>
        <TextField
          label={copy.fields.login}
          value={person.login}
          onChange={(event) => setPerson({ ...person, login: event.target.value })}
          required
          maxLength={100}
          pattern="[A-Za-z0-9][A-Za-z0-9._@\-]*"
          title={copy.loginFlaw}
          autoCapitalize="none"
          autoComplete="off"
          spellCheck={false}
        />
        <p className="mt-1 text-sm text-ink2">{copy.loginNote}</p>
      </div>
      <PersonAccessFields
        value={person}
        onChange={(next) => setPerson({ ...person, ...next, queues: [...next.queues] })}
      />
      <div className="grid justify-items-start gap-1">
        <span className="text-sm font-semibold text-ink2">{copy.fields.language}</span>
        <Segmented
          label={copy.fields.language}
          value={person.language}
          onChange={(next) => setPerson({ ...person, language: next })}
          options={LANGUAGES.map((value) => ({ value, label: staff.languages[value], lang: value }))}
        />
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" variant="primary" disabled={busy}>
          {busy ? copy.working : copy.create}
        </Button>
        <Button onClick={() => onDone()}>{copy.cancel}</Button>
      </div>
    </form>
  )
}
