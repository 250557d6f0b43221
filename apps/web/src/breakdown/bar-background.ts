import type { BarShapeProps } from 'recharts'

/** The whole area that a bar could fill, whatever its value. */
export function barBackgroundBox(background: BarShapeProps['background']): {
  x: number
  y: number
  room: number
  height: number
} {
  const { x, y, width, height } = background ?? {}
  return { x: x ?? 0, y: y ?? 0, room: Math.max(0, width ?? 0), height: height ?? 0 }
}
