import type { Person } from '@mimamori/contract/people/person-contract'
import { QUEUES } from '@mimamori/policy/cases/case-model'
import { MAX_ALIAS_LENGTH } from '@mimamori/policy/people/account-rules'
import { ROLES } from '@mimamori/policy/staff/role-permissions'
import { Link2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { queries } from '../api/api-queries.ts'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import type { Fields } from '../parts/forms/form.tsx'
import { choicesField, selectField, textField } from '../parts/forms/form-fields.tsx'
import { ShownOnce } from '../parts/forms/shown-once.tsx'
import { type Operations, useOperation } from '../parts/use-operation.ts'

/** Operations that change people. */
export const usePeopleOperation = (): Operations =>
  useOperation({ refusals: useMessages('people').refusals, changes: [queries.people.key()] })

type Access = Pick<Person, 'alias' | 'kana' | 'latinName' | 'role' | 'queues'>

/** Names, role and queues. `ownRole`: it is one's own account, whose role cannot be changed. */
export function usePersonFields(ownRole = false): Fields<Access> {
  const copy = useMessages('people')
  const { staff } = useCopy()
  const name = { maxLength: MAX_ALIAS_LENGTH, autoComplete: 'off' }
  return {
    alias: textField({ ...name, label: copy.fields.alias, note: copy.aliasNote, required: true }),
    kana: textField({
      ...name,
      label: copy.fields.kana,
      pattern: '[\\p{Script=Hiragana}\\p{Script=Katakana}ー・\\s]*',
      title: copy.kanaFlaw,
    }),
    latinName: textField({
      ...name,
      label: copy.fields.latinName,
      pattern: "[\\p{Script=Latin}\\p{M}\\s.'’\\-]*",
      title: copy.latinFlaw,
    }),
    role: selectField({
      label: copy.fields.role,
      options: ROLES.map((value) => ({ value, label: staff.roles[value] })),
      disabled: ownRole,
      note: ownRole ? copy.ownRole : undefined,
    }),
    queues: choicesField({
      label: copy.fields.queues,
      options: QUEUES.map((value) => ({ value, label: copy.queues[value] })),
      note: copy.queuesNote,
    }),
  }
}

/** Those fields in their order. */
export function PersonFields({ field }: { field: (name: keyof Access) => ReactNode }): ReactNode {
  const copy = useMessages('people')
  return (
    <>
      {field('alias')}
      <div className="grid gap-1">
        <div className="grid gap-4 sheet:grid-cols-2">
          {field('kana')}
          {field('latinName')}
        </div>
        <p className="text-sm text-ink2">{copy.readingNote}</p>
      </div>
      {field('role')}
      {field('queues')}
    </>
  )
}

type LinkProps = { alias: string; invitation: { token: string; expiresAt: string }; onDone: () => void }

/** The link of a new invitation. */
export function InvitationLink({ alias, invitation: { token, expiresAt }, onDone }: LinkProps): ReactNode {
  const { link } = useMessages('people')
  const { instants } = useCopy()
  return (
    <ShownOnce
      icon={Link2}
      title={link.title(alias)}
      lead={`${link.lead} ${link.until(instants.absolute(expiresAt))}`}
      label={link.label}
      value={`${location.origin}/invitation#${token}`}
      words={link}
      done={link.done}
      onDone={onDone}
    />
  )
}
