import { Link } from '@tanstack/react-router'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import { useMessages } from '../i18n/messages.ts'
import KeySheet from '../keys/key-sheet.tsx'
import { lazyWithFallback } from '../parts/lazy-part.tsx'
import { useDesk } from '../screens/desk-context.tsx'
import CommandPalette from './command-palette.tsx'
import { useGoPlaces } from './desk-go-hint.tsx'

const NewEnquiry = lazy(lazyWithFallback(() => import('../screens/enquiries/new-enquiry.tsx')))

export type Overlay = 'sheet' | 'palette'

type Props = {
  what: Overlay
  typed: { current: string | null }
  onClose: () => void
}

/**
 * The key sheet, the command palette, or the dialog that writes down an enquiry, which the palette opens. `typed`: text typed before the
 * palette was there.
 */
export default function Overlays({ what, typed, onClose }: Props): ReactNode {
  const [entering, setEntering] = useState(false)
  if (entering)
    return (
      <Suspense>
        <NewEnquiry onClose={onClose} />
      </Suspense>
    )
  if (what === 'palette')
    return <CommandPalette typedAhead={typed} onNewEnquiry={() => setEntering(true)} onClose={onClose} />
  return <DeskKeySheet onClose={onClose} />
}

function DeskKeySheet({ onClose }: { onClose: () => void }) {
  const { role } = useDesk().me
  return <KeySheet role={role} places={useGoPlaces()} settings={<SettingsLink onClick={onClose} />} onClose={onClose} />
}

function SettingsLink({ onClick }: { onClick: () => void }) {
  const keys = useMessages('keys')
  return (
    <Link
      to="/settings"
      onClick={onClick}
      className="inline-flex min-h-7 items-center rounded-md border border-line2 bg-panel px-2.5 text-sm hover:bg-hover"
    >
      {keys.change}
    </Link>
  )
}
