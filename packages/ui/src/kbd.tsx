/** A key cap. The key is printed for the eye; `aria-keyshortcuts` on the control tells assistive technology. */
export function Kbd({ children }: { children: string }) {
  return (
    <kbd className="kbd" aria-hidden="true">
      {children}
    </kbd>
  )
}
