import type { AssignableColleague } from '@mimamori/contract/cases/assign-case-contract'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useCopy } from '../../i18n/language-provider.tsx'
import { usePersonName } from '../../parts/person-names.tsx'

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
export function AssigneeOptions({ id, label, list, at, onChoose, onTake }: Props): ReactNode {
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
