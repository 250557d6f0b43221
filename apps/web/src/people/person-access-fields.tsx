import { QUEUES, type Queue } from '@mimamori/policy/cases/case-model'
import { MAX_ALIAS_LENGTH, type PersonChange } from '@mimamori/policy/people/account-rules'
import { ROLES, type Role } from '@mimamori/policy/staff/role-permissions'
import { TextField } from '@mimamori/ui/text-field'
import { type ReactNode, useId } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'

type Props = { value: PersonChange; onChange: (value: PersonChange) => void; ownRole?: boolean }

const NOTE = 'mt-1 text-sm text-ink2'

/** The fields for names, role and queues. `ownRole`: it is one's own account, whose role cannot be changed. */
export function PersonAccessFields({ value, onChange, ownRole = false }: Props): ReactNode {
  const copy = useMessages('people')
  return (
    <>
      <div>
        <TextField
          label={copy.fields.alias}
          value={value.alias}
          onChange={(event) => onChange({ ...value, alias: event.target.value })}
          required
          maxLength={MAX_ALIAS_LENGTH}
          autoComplete="off"
        />
        <p className={NOTE}>{copy.aliasNote}</p>
      </div>
      <div>
        <div className="grid gap-4 sheet:grid-cols-2">
          <TextField
            label={copy.fields.kana}
            value={value.kana ?? ''}
            onChange={(event) => onChange({ ...value, kana: event.target.value })}
            pattern="[\p{Script=Hiragana}\p{Script=Katakana}ー・\s]*"
            title={copy.kanaFlaw}
            maxLength={MAX_ALIAS_LENGTH}
            autoComplete="off"
          />
          <TextField
            label={copy.fields.latinName}
            value={value.latinName ?? ''}
            onChange={(event) => onChange({ ...value, latinName: event.target.value })}
            pattern="[\p{Script=Latin}\p{M}\s.'’\-]*"
            title={copy.latinFlaw}
            maxLength={MAX_ALIAS_LENGTH}
            autoComplete="off"
          />
        </div>
        <p className={NOTE}>{copy.readingNote}</p>
      </div>
      <RoleField role={value.role} fixed={ownRole} onChange={(role) => onChange({ ...value, role })} />
      <QueueField queues={value.queues} onChange={(queues) => onChange({ ...value, queues })} />
    </>
  )
}

type RoleProps = { role: Role; fixed: boolean; onChange: (role: Role) => void }

function RoleField({ role, fixed, onChange }: RoleProps) {
  const { staff } = useCopy()
  const copy = useMessages('people')
  const id = useId()
  return (
    <div className="grid gap-1">
      <label htmlFor={id} className="text-sm font-semibold text-ink2">
        {copy.fields.role}
      </label>
      <select
        id={id}
        value={role}
        disabled={fixed}
        onChange={(event) => onChange(ROLES.find((each) => each === event.target.value) ?? role)}
        className="h-9 w-full rounded-md border border-line2 bg-panel px-2.5 disabled:bg-sunk disabled:text-ink2"
      >
        {ROLES.map((each) => (
          <option key={each} value={each}>
            {staff.roles[each]}
          </option>
        ))}
      </select>
      {fixed ? <p className="text-sm text-ink2">{copy.ownRole}</p> : null}
    </div>
  )
}

function QueueField({ queues, onChange }: { queues: readonly Queue[]; onChange: (queues: Queue[]) => void }) {
  const copy = useMessages('people')
  const toggle = (queue: Queue) => onChange(QUEUES.filter((each) => queues.includes(each) !== (each === queue)))
  return (
    <fieldset>
      <legend className="mb-1 text-sm font-semibold text-ink2">{copy.fields.queues}</legend>
      <div className="flex flex-wrap gap-x-5">
        {QUEUES.map((queue) => (
          <label key={queue} className="flex min-h-7 items-center gap-2">
            <input
              type="checkbox"
              checked={queues.includes(queue)}
              onChange={() => toggle(queue)}
              className="size-4.5 flex-none accent-accent"
            />
            {copy.queues[queue]}
          </label>
        ))}
      </div>
      <p className={NOTE}>{copy.queuesNote}</p>
    </fieldset>
  )
}
