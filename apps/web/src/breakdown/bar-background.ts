import type { BarShapeProps } from 'recharts'

/** All the room a bar could fill, whatever its figure is. */
export function barBackgroundBox(background: BarShapeProps['background']): {
  x: number
  y: number
  room: number
  height: number
} {
  const { x, y, width, height } = background ?? {}
  return { x: x ?? 0, y: y ?? 0, room: Math.max(0, width ?? 0), height: height ?? 0 }
}
