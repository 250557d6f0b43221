/** Why it did not work, said where it was tried; nothing while it did. */
export function Problem({ children }: { children: string | null }) {
  return children === null ? null : (
    <p role="alert" className="rounded-md bg-red-bg px-3 py-2 text-red">
      {children}
    </p>
  )
}
