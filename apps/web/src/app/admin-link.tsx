import { Link } from '@tanstack/react-router'
import { SlidersHorizontal } from 'lucide-react'
import { useAdminCopy } from './admin-copy.ts'

/** The way to the administration, for the few who have one: nobody else loads it. */
export default function AdminLink({ className }: { className: string }) {
  const { title } = useAdminCopy()
  return (
    <Link to="/admin/{-$section}" title={title} className={className}>
      <SlidersHorizontal size={16} aria-hidden="true" />
      <span className="max-[1559px]:sr-only">{title}</span>
    </Link>
  )
}
