import { manages, may } from '@mimamori/policy/staff/roles'
import { Link } from '@tanstack/react-router'
import { LibraryBig, ScanEye, SlidersHorizontal } from 'lucide-react'
import { useCopy } from '../language/language.tsx'
import { useAdminCopy } from './admin-copy.ts'
import { useDesk } from './desk-context.tsx'

/** Screens of the few: what leads add to, coverage, the administration. Whoever has none of them loads none. */
export default function FewScreens({ className, word }: { className: string; word: string }) {
  const { shell } = useCopy()
  const { title } = useAdminCopy()
  const { role } = useDesk().me
  return (
    <>
      {may(role, 'catalogue.write') ? (
        <Link
          to="/catalogue"
          search={{ kind: 'template' }}
          activeOptions={{ includeSearch: false }}
          title={shell.catalogue}
          className={className}
        >
          <LibraryBig size={16} aria-hidden="true" />
          <span className={word}>{shell.catalogue}</span>
        </Link>
      ) : null}
      {may(role, 'coverage.read') ? (
        <Link to="/coverage" title={shell.coverage} className={className}>
          <ScanEye size={16} aria-hidden="true" />
          <span className={word}>{shell.coverage}</span>
        </Link>
      ) : null}
      {manages(role) ? (
        <Link to="/admin/{-$section}" title={title} className={className}>
          <SlidersHorizontal size={16} aria-hidden="true" />
          <span className={word}>{title}</span>
        </Link>
      ) : null}
    </>
  )
}
