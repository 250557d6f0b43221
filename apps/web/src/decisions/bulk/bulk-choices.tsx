import type { CatalogueEntryOf } from '@mimamori/policy/catalogue/catalogue-entry'
import { templatesFor } from '@mimamori/policy/catalogue/template-selection'
import { CATEGORIES } from '@mimamori/policy/catalogue/violation-categories'
import { Button } from '@mimamori/ui/button'
import { type ReactNode, useState } from 'react'
import { useCopy, useLanguage } from '../../i18n/language-provider.tsx'
import { useMessages } from '../../i18n/messages.ts'
import { useKeycap, useKeys } from '../../keys/keys-provider.tsx'
import { useOpenChoice } from '../../keys/use-key-scene.ts'
import { NumberedList } from '../numbered-list.tsx'
import type { BulkChoice } from './bulk-plan.ts'

type Props = {
  templates: readonly CatalogueEntryOf<'template'>[]
  onChoose: (choice: BulkChoice) => void
}

type OpenList = 'menu' | 'hide' | 'advice' | 'warn'

/** The decisions that can be made on several cases: as in the decision column, a key opens a numbered list and a digit chooses. */
export function BulkChoices({ templates, onChoose }: Props): ReactNode {
  const { decisions, words } = useCopy()
  const panels = useMessages('panels')
  const { language } = useLanguage()
  const bulk = useMessages('bulk')
  const keycap = useKeycap()
  const [open, setOpen] = useState<OpenList>('menu')
  const [focused, setFocused] = useState(0)
  const show = (next: OpenList) => {
    setOpen(next)
    setFocused(0)
  }
  const offered = open === 'advice' || open === 'warn' ? templatesFor(templates, open) : []
  const items =
    open === 'hide'
      ? CATEGORIES.map((category) => ({ key: category as string, label: words.categories[category] }))
      : offered.map(({ id, version, data }) => ({
          key: id,
          label: data.label[language],
          note: panels.templateVersion(version),
        }))
  const commit = (index: number) => {
    const category = CATEGORIES[index]
    const template = offered[index]
    if (open === 'hide' && category) onChoose({ move: 'hide', category })
    if ((open === 'advice' || open === 'warn') && template) onChoose({ move: open, templateId: template.id })
  }
  const chooseNoViolation = () => onChoose({ move: 'no_violation' })
  useKeys({
    no_violation: chooseNoViolation,
    advice: () => show('advice'),
    hide: () => show('hide'),
    warn: () => show('warn'),
  })
  const listed = open !== 'menu'
  useOpenChoice(listed ? open : null)
  const shift = (by: number) => setFocused((now) => (now + by + items.length) % items.length)
  useKeys(
    {
      digit: (n) => commit(n - 1),
      open: () => commit(focused),
      up: () => shift(-1),
      down: () => shift(1),
      escape: () => show('menu'),
    },
    listed,
  )
  if (listed) {
    const titles = { hide: panels.hideTitle, advice: panels.adviceTitle, warn: panels.warnTitle }
    return (
      <>
        <div className="flex min-h-6 items-center justify-between gap-2">
          <h2 className="text-sm font-semibold text-ink2">{titles[open]}</h2>
          <Button small variant="quiet" keycap="Esc" onClick={() => show('menu')} className="-mr-2">
            {panels.back}
          </Button>
        </div>
        <NumberedList label={titles[open]} items={items} at={focused} onCommit={commit} onFocus={setFocused} />
      </>
    )
  }
  return (
    <>
      <h2 className="text-sm font-semibold text-ink2">{bulk.choose}</h2>
      <div className="grid grid-cols-2 gap-1.5">
        <Button keycap={keycap('no_violation')} onClick={chooseNoViolation} className="col-span-2 justify-between">
          {decisions.moves.no_violation}
        </Button>
        {(['advice', 'hide', 'warn'] as const).map((move) => (
          <Button key={move} keycap={keycap(move)} onClick={() => show(move)} className="justify-between">
            {decisions.moves[move]}
          </Button>
        ))}
      </div>
      <p className="text-sm text-ink2">{bulk.chooseNote}</p>
    </>
  )
}
