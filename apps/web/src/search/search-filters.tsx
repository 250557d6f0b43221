import { Button } from '@mimamori/ui/button'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useCopy } from '../i18n/language-provider.tsx'
import { useMessages } from '../i18n/messages.ts'
import { FILTER_CHOICES, type SearchAddress } from './search-address.ts'

type Props = {
  address: SearchAddress
  onChange: (change: Partial<Record<keyof SearchAddress, string | undefined>>) => void
}
type ChoiceName = keyof typeof FILTER_CHOICES

const FIELD = 'h-7 rounded-md border border-line2 bg-panel px-2 text-ink'

/** The filters of a search; every one of them is part of the address. */
export function SearchFilters({ address, onChange }: Props): ReactNode {
  const search = useMessages('search')
  const { words } = useCopy()
  const names: Record<ChoiceName, Readonly<Record<string, string>>> = {
    type: { ...words.targets, report: search.report },
    state: search.states,
    category: words.categories,
    format: words.formats,
  }
  return (
    <fieldset className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm text-ink2">
      <legend className="sr-only">{search.filters}</legend>
      {(Object.keys(FILTER_CHOICES) as ChoiceName[]).map((name) => (
        <Labelled key={name} label={search[name]}>
          <select
            value={address[name] ?? ''}
            onChange={(event) => onChange({ [name]: event.target.value || undefined })}
            className={`${FIELD} max-w-44`}
          >
            <option value="">{search.any}</option>
            {FILTER_CHOICES[name].map((value) => (
              <option key={value} value={value}>
                {names[name][value]}
              </option>
            ))}
          </select>
        </Labelled>
      ))}
      <span className="flex flex-wrap items-center gap-x-2 gap-y-2">
        <DayFilter name="from" address={address} onChange={onChange} />
        <DayFilter name="to" address={address} onChange={onChange} />
      </span>
      {address.author ? (
        <Button
          small
          icon={<X size={14} aria-hidden="true" />}
          aria-label={search.noAuthor(address.author)}
          onClick={() => onChange({ author: undefined })}
        >
          {search.author(address.author)}
        </Button>
      ) : null}
    </fieldset>
  )
}

function Labelled({ label, children }: { label: string; children: ReactNode }) {
  return (
    // biome-ignore lint/a11y/noLabelWithoutControl: the control comes as a child
    <label className="flex items-center gap-1.5">
      {label}
      {children}
    </label>
  )
}

function DayFilter({ name, address, onChange }: Props & { name: 'from' | 'to' }) {
  const search = useMessages('search')
  return (
    <Labelled label={search[name]}>
      <input
        type="date"
        value={address[name] ?? ''}
        min={name === 'to' ? address.from : undefined}
        max={name === 'from' ? address.to : '9999-12-31'}
        onChange={(event) => onChange({ [name]: event.target.value || undefined })}
        className={`${FIELD} tabular-nums`}
      />
    </Labelled>
  )
}
