import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const BROWSER_FOLDER = fileURLToPath(new URL('../.browser/', import.meta.url))
const UNPACKED_FOLDER = join(BROWSER_FOLDER, 'chromium-147.0.0')

/** Complete TrueType files of one family that has both the Japanese and the Latin letters, with their licence. */
const FONT_FAMILY = 'Noto Sans JP'
const FONT_FILES = dirname(fileURLToPath(import.meta.resolve('@expo-google-fonts/noto-sans-jp/package.json')))

const GENERIC_FAMILIES = ['sans-serif', 'serif', 'monospace', 'system-ui', 'ui-monospace']
const fontAlias = (generic: string) =>
  `<alias binding="same"><family>${generic}</family><prefer><family>${FONT_FAMILY}</family></prefer></alias>`

/**
 * Fontconfig knows this family and nothing of the machine's, and edges are drawn alike: text takes the same room and
 * pictures are the same on every Linux machine, whatever it has installed.
 */
const FONTCONFIG = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${FONT_FILES}</dir>
  <cachedir>${join(BROWSER_FOLDER, 'font-cache')}</cachedir>
  ${GENERIC_FAMILIES.map(fontAlias).join('\n  ')}
  <match target="font">
    <edit name="antialias" mode="assign"><bool>true</bool></edit>
    <edit name="hinting" mode="assign"><bool>false</bool></edit>
    <edit name="rgba" mode="assign"><const>none</const></edit>
  </match>
</fontconfig>
`

/** What Playwright needs to start the browser. */
export type Browser = { readonly executablePath: string; readonly env: Readonly<Record<string, string>> }

/**
 * The Chromium that came with the install, unpacked into a folder of our own (2 s, once). It brings the libraries a bare
 * machine lacks. `MIMAMORI_CHROMIUM` names another one, for machines it is not made for. Either draws with the fonts that
 * came with the install, except on macOS and Windows, where Chromium does not ask fontconfig.
 */
export function chromium(): Browser {
  const fonts = { FONTCONFIG_FILE: writeFontconfig() }
  const own = process.env.MIMAMORI_CHROMIUM
  if (own) return { executablePath: own, env: browserEnvironment(fonts) }
  if (!existsSync(UNPACKED_FOLDER)) unpackChromium()
  return {
    executablePath: join(UNPACKED_FOLDER, 'chromium'),
    env: browserEnvironment({ ...fonts, LD_LIBRARY_PATH: join(UNPACKED_FOLDER, 'al2023', 'lib') }),
  }
}

/** Path of the configuration, written where it is missing or of another version. */
function writeFontconfig(): string {
  const file = join(BROWSER_FOLDER, 'fonts.conf')
  if (existsSync(file) && readFileSync(file, 'utf8') === FONTCONFIG) return file
  mkdirSync(BROWSER_FOLDER, { recursive: true })
  // several processes may be at it, and none may read half a file
  writeFileSync(`${file}.${process.pid}`, FONTCONFIG)
  renameSync(`${file}.${process.pid}`, file)
  return file
}

function browserEnvironment(more: Record<string, string>): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(inherited), ...more }
}

/**
 * The package unpacks into the temporary folder of its process, and its libraries only where it believes to run on a
 * cloud function. So it gets a process with both. A rename at the end: half a browser is never found.
 */
function unpackChromium(): void {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`No Chromium comes with the install on ${process.platform} ${process.arch}: set MIMAMORI_CHROMIUM.`)
  const partial = `${UNPACKED_FOLDER}.${process.pid}`
  mkdirSync(partial, { recursive: true })
  const from = import.meta.resolve('@sparticuz/chromium')
  const script = `const { default: chromium } = await import('${from}'); await chromium.executablePath()`
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  })
  if (existsSync(UNPACKED_FOLDER)) rmSync(partial, { recursive: true })
  else renameSync(partial, UNPACKED_FOLDER)
}
