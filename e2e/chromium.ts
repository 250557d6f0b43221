import { execFileSync } from 'node:child_process'
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const KEPT_IN = fileURLToPath(new URL('../.browser/', import.meta.url))
const UNPACKED = join(KEPT_IN, 'chromium-147.0.0')

/** The machine's fonts first, above all for Japanese; the one that came along where there are none. */
const FONTS_FILE = 'fonts-here.conf'
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <include ignore_missing="yes">/etc/fonts/fonts.conf</include>
  <dir>${join(UNPACKED, 'fonts')}</dir>
  <cachedir>${join(KEPT_IN, 'font-cache')}</cachedir>
</fontconfig>
`

/** What Playwright needs to start the browser. */
export type Browser = { readonly executablePath: string; readonly env: Readonly<Record<string, string>> }

/**
 * The Chromium that came with the install, unpacked into a folder of our own (2 s, once). It brings the libraries a bare
 * machine lacks. `MIMAMORI_CHROMIUM` names another one, for machines it is not made for.
 */
export function chromium(): Browser {
  const own = process.env.MIMAMORI_CHROMIUM
  if (own) return { executablePath: own, env: environment({}) }
  if (!existsSync(UNPACKED)) unpack()
  return {
    executablePath: join(UNPACKED, 'chromium'),
    env: environment({
      LD_LIBRARY_PATH: join(UNPACKED, 'al2023', 'lib'),
      FONTCONFIG_FILE: join(UNPACKED, FONTS_FILE),
    }),
  }
}

function environment(more: Record<string, string>): Record<string, string> {
  const inherited = Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined)
  return { ...Object.fromEntries(inherited), ...more }
}

/**
 * The package unpacks into the temporary folder of its process, and its libraries only where it believes to run on a
 * cloud function. So it gets a process with both. A rename at the end: half a browser is never found.
 */
function unpack(): void {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    throw new Error(`No Chromium comes with the install on ${process.platform} ${process.arch}: set MIMAMORI_CHROMIUM.`)
  const partial = `${UNPACKED}.${process.pid}`
  mkdirSync(partial, { recursive: true })
  const from = import.meta.resolve('@sparticuz/chromium')
  const script = `const { default: chromium } = await import('${from}'); await chromium.executablePath()`
  execFileSync(process.execPath, ['--input-type=module', '--eval', script], {
    env: { ...process.env, TMPDIR: partial, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  })
  writeFileSync(join(partial, FONTS_FILE), FONTS)
  if (existsSync(UNPACKED)) rmSync(partial, { recursive: true })
  else renameSync(partial, UNPACKED)
}
