import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/** The address without its password, which other users of the machine would read among the arguments, and the password. */
function splitPassword(url: string): { readonly address: string; readonly password: Record<string, string> } {
  const address = new URL(url)
  const password = decodeURIComponent(address.password)
  address.password = ''
  return { address: address.href, password: password === '' ? {} : { PGPASSWORD: password } }
}

/** what pg_dump says last is why it ended */
const MAX_ERROR_LINES = 3

/**
 * Dump a PostgreSQL database into a new file, in the custom format. Throws what pg_dump wrote last, as one line, or that there is
 * none on the PATH.
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
  const [code, complained] = await Promise.all([ended, text(child.stderr)])
  if (code !== 0)
    throw new Error(complained.trim().split('\n').slice(-MAX_ERROR_LINES).join('; ') || `pg_dump ended with ${code}`)
}
