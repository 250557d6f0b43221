import { spawn } from 'node:child_process'
import { text } from 'node:stream/consumers'

/** There is no `pg_dump` on the PATH. */
export class NoPgDump extends Error {
  override readonly name = 'NoPgDump'
}

/** The address without its password, which other users of the machine would read among the arguments, and the password. */
function apart(url: string): { readonly address: string; readonly password: Record<string, string> } {
  const address = new URL(url)
  const password = decodeURIComponent(address.password)
  address.password = ''
  return { address: address.href, password: password === '' ? {} : { PGPASSWORD: password } }
}

/** Dump a PostgreSQL database into a new file, in the custom format. Throws NoPgDump, or the last line pg_dump wrote. */
export async function pgDump(url: string, file: string): Promise<void> {
  const { address, password } = apart(url)
  const child = spawn('pg_dump', ['--format=custom', '--no-password', `--file=${file}`, address], {
    env: { ...process.env, ...password },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', (cause: NodeJS.ErrnoException) => {
      reject(cause.code === 'ENOENT' ? new NoPgDump('there is no pg_dump on the PATH', { cause }) : cause)
    })
    child.once('close', resolve)
  })
  const [code, complained] = await Promise.all([ended, text(child.stderr)])
  if (code !== 0) throw new Error(complained.trim().split('\n').at(-1) || `pg_dump ended with ${code}`)
}
