import { hash } from 'node:crypto'
import { COLOUR_RULES, colourDeclarations } from './notice-colours.ts'

/** The style sheet of a published notice, part of the document. Its hash allows it in the preview beside the editor. */
export const NOTICE_STYLE = `
:root { color-scheme: light dark; --ink: #1c1f24; --ink2: #5b6270; --line: #dfe2e7; --bar: #2b63c9; --track: #edeff3; --page: #fff; --warn: #b45f06; --warnbg: #fdf5e8 }
:root { ${colourDeclarations('light')} }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e8ec; --ink2: #9ea5b1; --line: #333842; --bar: #79a5f5; --track: #262a32; --page: #16181d; --warn: #e0a85a; --warnbg: #2a2318; ${colourDeclarations('dark')} } }
* { box-sizing: border-box }
body { margin: 0; background: var(--page); color: var(--ink); font: 16px/1.75 "Hiragino Sans", "Noto Sans JP", "Noto Sans CJK JP", "Yu Gothic", system-ui, sans-serif; overflow-wrap: anywhere }
main { max-width: 760px; margin: 0 auto; padding: 32px 20px 56px }
h1 { margin: 0 0 4px; font-size: 24px; line-height: 1.4 }
h2 { margin: 44px 0 12px; padding-bottom: 6px; border-bottom: 1px solid var(--line); font-size: 19px; line-height: 1.4 }
h3 { margin: 24px 0 6px; font-size: 16px }
h4 { margin: 18px 0 4px; font-size: 15px }
p, ul, ol, dl { margin: 0 0 12px }
ul, ol { padding-left: 1.4em }
li { margin: 2px 0 }
a { color: var(--bar) }
p img { display: block; max-width: 100%; height: auto; margin: 16px 0 }
nav { margin: 24px 0; padding: 10px 16px; border: 1px solid var(--line); border-radius: 6px; font-size: 15px }
nav ul { margin: 0; padding: 0; list-style: none }
.correction { margin: 20px 0; padding: 10px 16px; border-left: 3px solid var(--warn); background: var(--warnbg) }
.correction p:last-child { margin: 0 }
.date, .note { color: var(--ink2); font-size: 14px }
.note { margin: 4px 0 }
.figures { margin: 20px 0 }
figure { margin: 0 0 28px }
figcaption { margin-top: 12px; color: var(--ink2); font-size: 14px; text-align: center }
svg { display: block; width: 100%; max-width: 540px; height: auto; margin: 0 auto; color: var(--ink) }
svg text { fill: currentColor; font-size: 12px; font-variant-numeric: tabular-nums }
svg .name { font-weight: 600 }
svg .leader { fill: none; stroke: var(--ink2) }
svg .slice { stroke: var(--page); stroke-width: 1; stroke-linejoin: round }
svg .track { fill: var(--track) }
${COLOUR_RULES}
.pooled { fill: url(#stripes); background: repeating-linear-gradient(135deg, var(--ink2) 0 2px, var(--page) 2px 3px) }
.pooled-ground { fill: var(--ink2) }
.pooled-stripe { fill: var(--page) }
figure + table .key { display: inline-block; width: 10px; height: 10px; margin-right: 8px; border-radius: 2px }
figure + table tbody th { padding-left: 26px; text-indent: -18px }
figure + table caption { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%) }
table { width: 100%; border-collapse: collapse; font-size: 14px; line-height: 1.5 }
caption { margin-bottom: 6px; text-align: left; font-weight: 600 }
th, td { padding: 6px 8px; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400 }
thead th { color: var(--ink2) }
.n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap }
tfoot th, tfoot td { border-bottom: 0; font-weight: 600 }
dt { margin-top: 10px; font-weight: 600 }
dd { margin: 0 }
@page { size: A4; margin: 18mm 16mm }
@media print {
  :root { color-scheme: light; --ink: #000; --ink2: #444; --line: #bbb; --bar: #555; --track: #eee; --page: #fff; --warn: #444; --warnbg: #fff; ${colourDeclarations('light')} }
  body { font-size: 10.5pt }
  main { max-width: none; padding: 0 }
  h2, h3, h4, dt { break-after: avoid }
  figure, table, li, dt, img, .correction { break-inside: avoid }
  svg, .key { print-color-adjust: exact }
  a { color: inherit }
}
`

/** The style's hash as a Content-Security-Policy source. */
export const NOTICE_STYLE_HASH = `sha256-${hash('sha256', NOTICE_STYLE, 'base64')}`

/**
 * The hashes of all styles that were ever shipped, oldest first, the present one last. A published notice keeps the style of its day, and
 * its preview must be allowed to apply it: add a line when the style changes.
 */
export const NOTICE_STYLE_HASHES: readonly string[] = [
  'sha256-2qxCqmKuojXqTgd6BpbCOMibHUt0fZ+tkJJQV7g+hyg=',
  'sha256-WPcN/zQW+bcxP0C0tlg00QfHTU7hlgCf9f35nke2Nhk=',
]
