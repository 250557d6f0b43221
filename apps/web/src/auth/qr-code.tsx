import { type ReactNode, useMemo } from 'react'
import { encode } from 'uqr'

/** A text as a QR code; black on white in every theme, as readers expect it, which is why these are no colours of a theme. */
export function QrCode({ text, label }: { text: string; label: string }): ReactNode {
  const { size, d } = useMemo(() => {
    const { size: modules, data } = encode(text, { ecc: 'M', border: 3 })
    const dots = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])))
    return { size: modules, d: dots.join('') }
  }, [text])
  return (
    <svg
      role="img"
      aria-label={label}
      viewBox={`0 0 ${size} ${size}`}
      shapeRendering="crispEdges"
      className="size-48 rounded-md border border-line bg-[white]"
    >
      <path d={d} className="fill-[black]" />
    </svg>
  )
}
