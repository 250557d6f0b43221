import { once } from 'node:events'
import { type AddressInfo, createServer, type Socket } from 'node:net'

/** A mail as it arrived: `text` is decoded. */
export type ArrivedMail = { readonly to: string; readonly text: string; readonly raw: string }

export type MailServer = { readonly port: number; readonly arrived: ArrivedMail[]; readonly close: () => Promise<void> }

const unquoted = (coded: string): string =>
  coded.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))

function readMail(to: string, raw: string): ArrivedMail {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const coded = rest.join('\r\n\r\n')
  const bytes = /base64/i.test(head) ? Buffer.from(coded, 'base64') : Buffer.from(unquoted(coded), 'latin1')
  return { to, raw, text: bytes.toString('utf8').replaceAll('\r\n', '\n').trimEnd() }
}

/** Speaks as much SMTP as a desk needs that sends to this machine: no TLS, no login, one recipient. */
function converse(socket: Socket, arrived: ArrivedMail[]): void {
  let [kept, to, inText] = ['', '', false]
  const say = (line: string) => socket.write(`${line}\r\n`)
  function takeText(): boolean {
    const end = kept.indexOf('\r\n.\r\n')
    if (end < 0) return false
    arrived.push(readMail(to, kept.slice(0, end).replaceAll('\r\n..', '\r\n.')))
    kept = kept.slice(end + 5)
    inText = false
    say('250 taken')
    return true
  }
  function takeCommand(): boolean {
    const end = kept.indexOf('\r\n')
    if (end < 0) return false
    const line = kept.slice(0, end)
    kept = kept.slice(end + 2)
    to = /^RCPT TO:<(.*?)>/i.exec(line)?.[1] ?? to
    inText = /^DATA$/i.test(line)
    if (inText) say('354 go on')
    else if (/^QUIT$/i.test(line)) socket.end('221 bye\r\n')
    else say('250 fine')
    return true
  }
  socket.setEncoding('utf8').on('error', () => undefined)
  socket.on('data', (chunk) => {
    kept += chunk
    while (inText ? takeText() : takeCommand());
  })
  say('220 mail.test')
}

/** A mail server on this machine that takes everything. */
export async function startMailServer(): Promise<MailServer> {
  const arrived: ArrivedMail[] = []
  const server = createServer((socket) => converse(socket, arrived)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  const close = async () => {
    server.close()
    await once(server, 'close')
  }
  return { port, arrived, close }
}
