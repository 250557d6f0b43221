import { IconButton } from '@mimamori/ui/icon-button'
import { Search, X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import { isImeComposing } from '../keys/key-intent.ts'
import { Keycap } from '../keys/keycap.tsx'

type Props = {
  value: string
  box: RefObject<HTMLInputElement | null>
  /** `settled`: a composition is not under way */
  onType: (value: string, settled: boolean) => void
  /** on to what was found */
  onLeave: () => void
}

/** The search field. Enter and the arrow go on to the results, but never the Enter that ends a composition. */
export function SearchBox({ value, box, onType, onLeave }: Props): ReactNode {
  const search = useMessages('search')
  const [composed, setComposed] = useState(false)
  const onKey = (event: KeyboardEvent<HTMLInputElement>) => {
    if (isImeComposing(event.nativeEvent)) return
    if (event.key !== 'Enter' && event.key !== 'ArrowDown') return
    event.preventDefault()
    onLeave()
  }
  return (
    <div className="relative flex min-w-0 flex-1 items-center">
      <Search size={16} aria-hidden="true" className="pointer-events-none absolute left-3 text-ink2" />
      <input
        ref={box}
        type="search"
        aria-label={search.label}
        placeholder={search.placeholder}
        autoComplete="off"
        spellCheck={false}
        maxLength={200}
        value={value}
        onChange={(event) => onType(event.target.value, !composed)}
        onCompositionStart={() => setComposed(true)}
        onCompositionEnd={(event) => {
          setComposed(false)
          onType(event.currentTarget.value, true)
        }}
        onKeyDown={onKey}
        className="h-9 w-full rounded-md border border-line2 bg-panel pr-16 pl-9 [&::-webkit-search-cancel-button]:appearance-none focus-visible:outline-offset-0"
      />
      <span className="absolute right-2 flex items-center gap-1">
        {value === '' ? (
          <Keycap action="search" />
        ) : (
          <IconButton
            label={search.clear}
            onClick={() => {
              onType('', true)
              box.current?.focus()
            }}
          >
            <X size={16} />
          </IconButton>
        )}
      </span>
    </div>
  )
}
