import { manages, may } from '@mimamori/policy/staff/roles'
import { Link } from '@tanstack/react-router'
import { LibraryBig, Scale, ScanEye, Send, SlidersHorizontal } from 'lucide-react'
import { useCopy } from '../language/language.tsx'
import { useAdminCopy } from './admin-copy.ts'
import { useDesk } from './desk-context.tsx'

const WORD = 'max-[1559px]:sr-only'

/** Screens of the few: what leads add to, coverage, the administration. Loaded behind the first paint. */
export default function MoreScreens({ className }: { className: string }) {
  const { shell } = useCopy()
  const { title } = useAdminCopy()
  const { role } = useDesk().me
  return (
    <>
      <Link
        to="/deliveries"
        search={{ list: 'held' }}
        activeOptions={{ includeSearch: false }}
        title={shell.deliveries}
        className={className}
      >
        <Send size={16} aria-hidden="true" />
        <span className={WORD}>{shell.deliveries}</span>
      </Link>
      {may(role, 'cases.read') ? (
        <Link
          to="/appeals"
          search={{ list: 'open' }}
          activeOptions={{ includeSearch: false }}
          title={shell.appeals}
          className={className}
        >
          <Scale size={16} aria-hidden="true" />
          <span className={WORD}>{shell.appeals}</span>
        </Link>
      ) : null}
      {may(role, 'catalogue.write') ? (
        <Link
          to="/catalogue"
          search={{ kind: 'template' }}
          activeOptions={{ includeSearch: false }}
          title={shell.catalogue}
          className={className}
        >
          <LibraryBig size={16} aria-hidden="true" />
          <span className={WORD}>{shell.catalogue}</span>
        </Link>
      ) : null}
      {may(role, 'coverage.read') ? (
        <Link to="/coverage" title={shell.coverage} className={className}>
          <ScanEye size={16} aria-hidden="true" />
          <span className={WORD}>{shell.coverage}</span>
        </Link>
      ) : null}
      {manages(role) ? (
        <Link to="/admin/{-$section}" title={title} className={className}>
          <SlidersHorizontal size={16} aria-hidden="true" />
          <span className={WORD}>{title}</span>
        </Link>
      ) : null}
    </>
  )
}
