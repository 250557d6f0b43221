import { createElement, type ReactElement, type SVGProps } from 'react'

type IconData = {
  readonly name: string
  readonly node: readonly (readonly [string, Readonly<Record<string, string>>])[]
}
type Props = SVGProps<SVGSVGElement> & { size?: number | string }

/**
 * Replaces lucide's own `createLucideIcon`: of its options only the size is used here, and the rest would be larger than the
 * icons. Hidden from screen readers, because there is always text beside an icon.
 * @public named by an alias in apps/web/vite.config.ts
 */
export default function createIcon({ name, node }: IconData): (props: Props) => ReactElement {
  const parts = node.map(([tag, attributes]) => createElement(tag, attributes))
  return ({ size = 24, className = '', ...rest }: Props) => (
    <svg
      xmlns="http://www.w3.org/2000/svg"
      width={size}
      height={size}
      viewBox="0 0 24 24"
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
      aria-hidden="true"
      className={`lucide lucide-${name} ${className}`}
      {...rest}
    >
      {parts}
    </svg>
  )
}
