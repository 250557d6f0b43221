import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/**
 * The URL without its password, which other users of the machine could read among the arguments, and the password as an
 * environment variable.
 */
function splitPassword(url: string): { readonly address: string; readonly password: Record<string, string> } {
  const address = new URL(url)
  const password = decodeURIComponent(address.password)
  address.password = ''
  return { address: address.href, password: password === '' ? {} : { PGPASSWORD: password } }
}

/** the last lines of pg_dump's output say why it failed */
const MAX_ERROR_LINES = 3

/**
 * Dumps a PostgreSQL database into a new file, in the custom format. Throws the last output of pg_dump as one line, or
 * that there is no pg_dump on the PATH.
 */
export async function pgDump(url: string, file: string): Promise<void> {
  const { address, password } = splitPassword(url)
  const child = spawn('pg_dump', ['--format=custom', '--no-password', `--file=${file}`, address], {
    env: { ...process.env, ...password },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', (cause: NodeJS.ErrnoException) => {
      reject(cause.code === 'ENOENT' ? new Error('there is no pg_dump on the PATH', { cause }) : cause)
    })
    child.once('close', resolve)
  })
  const [code, errorOutput] = await Promise.all([ended, text(child.stderr)])
  if (code !== 0)
    throw new Error(errorOutput.trim().split('\n').slice(-MAX_ERROR_LINES).join('; ') || `pg_dump ended with ${code}`)
}
