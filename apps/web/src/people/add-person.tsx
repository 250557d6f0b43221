import type { NewPerson } from '@mimamori/contract/people/person-contract'
import { LANGUAGES } from '@mimamori/policy/staff/staff-member'
import { type ReactNode, useState } from 'react'
import { queries } from '../api/api-queries.ts'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { Form } from '../parts/forms/form.tsx'
import { choiceField, textField } from '../parts/forms/form-fields.tsx'
import { InvitationLink, PersonFields, usePeopleOperation, usePersonFields } from './person-fields.tsx'

type NewInvitation = { id: string; alias: string; token: string; expiresAt: string }

/** The form that adds a person, and then the link of their invitation. */
export function AddPerson({ onDone }: { onDone: (id?: string) => void }): ReactNode {
  const copy = useMessages('people')
  const { staff } = useCopy()
  const { language } = useLanguage()
  const call = usePeopleOperation()
  const fields = usePersonFields()
  const [invitation, setInvitation] = useState<NewInvitation | null>(null)
  const add = async (person: NewPerson) => {
    const answer = await call.run(queries.people.add, person)
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
    <div className="grid max-w-xl gap-4 rounded-lg border border-line bg-panel p-4">
      <h2 className="font-semibold">{copy.add}</h2>
      <Form
        now={{ login: '', alias: '', kana: '', latinName: '', role: 'moderator', queues: [], language }}
        always
        fields={{
          login: textField({
            label: copy.fields.login,
            note: copy.loginNote,
            autoFocus: true,
            required: true,
            maxLength: 100,
            pattern: '[A-Za-z0-9][A-Za-z0-9._@\\-]*',
            title: copy.loginFlaw,
            autoCapitalize: 'none',
            autoComplete: 'off',
            spellCheck: false,
          }),
          ...fields,
          language: choiceField(
            copy.fields.language,
            LANGUAGES.map((value) => ({ value, label: staff.languages[value], lang: value })),
          ),
        }}
        words={{ save: copy.create, saving: copy.working, cancel: copy.cancel }}
        call={call}
        onSave={add}
        onCancel={onDone}
      >
        {(field) => (
          <>
            {field('login')}
            <PersonFields field={field} />
            {field('language')}
          </>
        )}
      </Form>
    </div>
  )
}
