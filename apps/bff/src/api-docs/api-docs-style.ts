/** The style sheet of the page, light and dark. It loads nothing from elsewhere. */
export const API_DOCS_STYLE = `
:root { color-scheme: light dark; --ink: oklch(0.27 0.01 240); --ink2: oklch(0.5 0.012 240); --line: oklch(0.91 0.004 240); --page: oklch(0.995 0 0); --panel: oklch(0.975 0.002 240); --accent: oklch(0.48 0.09 195) }
@media (prefers-color-scheme: dark) { :root { --ink: oklch(0.93 0.005 240); --ink2: oklch(0.72 0.01 240); --line: oklch(0.32 0.01 240); --page: oklch(0.19 0.008 240); --panel: oklch(0.22 0.008 240); --accent: oklch(0.78 0.1 190) } }
* { box-sizing: border-box }
body { margin: 0; display: grid; grid-template-columns: 248px minmax(0, 1fr); background: var(--page); color: var(--ink); font: 14px/20px "Hiragino Sans", "Yu Gothic UI", Meiryo, "Noto Sans JP", sans-serif }
nav { position: sticky; top: 0; height: 100vh; overflow-y: auto; padding: 20px 16px; border-right: 1px solid var(--line); background: var(--panel) }
nav ul { list-style: none; margin: 0 0 16px; padding: 0 } nav li a { display: block; padding: 4px 8px; border-radius: 6px; color: var(--ink2); text-decoration: none } nav > p:last-child { margin: 0 8px } nav li a:hover { color: var(--ink) }
.name { margin: 0 8px 12px; font-weight: 600 } .group { margin: 0 8px 4px; font-size: 12px; color: var(--ink2) }
main { max-width: 920px; padding: 32px 40px 96px } h1 { font-size: 20px; margin: 0 0 8px } h1 small { font-size: 13px; font-weight: 400; color: var(--ink2) }
section { margin-top: 40px; padding-top: 24px; border-top: 1px solid var(--line) } h2 { font-size: 16px; line-height: 24px; margin: 0; scroll-margin-top: 16px } h3 { font-size: 13px; margin: 20px 0 4px; color: var(--ink2) }
.call { margin: 6px 0 } .call b { color: var(--accent) } code { font: 13px/20px ui-monospace, Menlo, Consolas, monospace } a { color: var(--accent) }
.scroll { overflow-x: auto } table { width: 100%; border-collapse: collapse } th, td { padding: 6px 12px 6px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; font-weight: 400; overflow-wrap: anywhere } thead th { font-size: 12px; color: var(--ink2) } td:nth-child(2) { min-width: 72px } td:nth-child(3) { white-space: nowrap; color: var(--ink2) }
th[scope="row"] { white-space: nowrap; overflow-wrap: normal } a:focus-visible, .scroll:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px }
@media (max-width: 819px) { body { display: block } nav { position: static; height: auto; border-right: 0; border-bottom: 1px solid var(--line) } nav ul { display: flex; flex-wrap: wrap } main { padding: 24px 16px 64px } td:nth-child(2) { white-space: nowrap } }
@media print { nav { display: none } body { display: block } }
`
