import type { StandardsState } from '@mimamori/contract/standards/standards-contract'
import type { Standard } from '@mimamori/policy/standards/standard-definition'
import { cx } from '@mimamori/ui/class-names'
import type { ReactNode } from 'react'
import { useCopy, useLanguage } from '../i18n/language-provider.tsx'
import { formatCount, useStandardsCopy } from './standards-copy.ts'

type Props = {
  standards: readonly Standard[]
  holders: StandardsState['holders']
  shown: string
  edited: readonly string[]
  onShow: (id: string) => void
}

/** On a narrow screen the standards are a row that scrolls. */
const scrollIntoSight = (item: HTMLElement | null) => item?.scrollIntoView({ block: 'nearest', inline: 'center' })

/** The standards, each with who holds it. */
export function StandardsNav({ standards, holders, shown, edited, onShow }: Props): ReactNode {
  const { language } = useLanguage()
  const { words } = useCopy()
  const copy = useStandardsCopy()
  return (
    <nav aria-label={copy.standardsList} className="w-60 flex-none max-strip:w-full max-strip:overflow-x-auto">
      <ul className="grid gap-0.5 max-strip:flex max-strip:gap-1">
        {standards.map(({ id, role, name }) => {
          const { held, grace } = holders[id] ?? { held: 0, grace: 0 }
          const isShown = id === shown
          return (
            <li key={id} ref={isShown ? scrollIntoSight : null} className="flex-none">
              <button
                type="button"
                aria-current={isShown ? 'true' : undefined}
                onClick={() => onShow(id)}
                className={cx(
                  'grid w-full rounded-md px-2.5 py-1.5 text-left whitespace-nowrap hover:bg-hover focus-visible:outline-offset-[-2px]',
                  isShown && 'bg-accent-bg',
                )}
              >
                <span className="flex items-baseline justify-between gap-3">
                  <span className={cx(isShown && 'font-semibold text-accent')}>{name[language]}</span>
                  <span className="text-sm text-ink2">{words.memberRoles[role]}</span>
                </span>
                <span className="flex items-baseline gap-2 text-sm text-ink2">
                  {copy.holders(formatCount(held))}
                  {grace > 0 ? <span className="text-amber">{copy.grace(formatCount(grace))}</span> : null}
                  {edited.includes(id) ? (
                    <span className="ml-auto font-semibold text-accent">{copy.edited}</span>
                  ) : null}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
    </nav>
  )
}
