import { useEffect, useState } from 'react'

/** Moves the focus to an element that is drawn next, and scrolls it into view. */
export function useFocusNext(): (id: string) => void {
  const [target, setTarget] = useState<{ readonly id: string } | null>(null)
  useEffect(() => {
    if (!target) return
    const element = document.getElementById(target.id)
    element?.focus()
    element?.scrollIntoView({ block: 'nearest' })
  }, [target])
  return (id) => setTarget({ id })
}
