import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { SMTPServer, type SMTPServerSession } from 'smtp-server'

/** What the server does with a text it was given: `null` takes it; `broken`: takes it and breaks the connection off. */
type Answer = (Error & { responseCode: number }) | 'broken' | null

/** A mail as it arrived. */
export type ReceivedMail = {
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly raw: string
}

export type TestMailServer = {
  readonly environment: Readonly<Record<string, string>>
  readonly received: ReceivedMail[]
  /** what becomes of the next mails */
  answer: () => Answer
  readonly close: () => Promise<void>
}

/** A refusal of the server. */
export const smtpRefusal = (responseCode: number): Error & { responseCode: number } =>
  Object.assign(new Error('no'), { responseCode })

const unquoted = (coded: string): string =>
  coded.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))

const decodedWords = (header: string): string =>
  header
    .replace(/\?=\s+=\?/g, '?==?')
    .replace(/=\?UTF-8\?([BQ])\?(.*?)\?=/gi, (_, how: string, coded: string) =>
      Buffer.from(
        how.toUpperCase() === 'B'
          ? Buffer.from(coded, 'base64')
          : Buffer.from(unquoted(coded.replaceAll('_', ' ')), 'latin1'),
      ).toString('utf8'),
    )

function readMail(to: string, raw: string): ReceivedMail {
  const [head = '', ...rest] = raw.split('\r\n\r\n')
  const coded = rest.join('\r\n\r\n')
  const bytes = /base64/i.test(head) ? Buffer.from(coded, 'base64') : Buffer.from(unquoted(coded), 'latin1')
  const [, subject = ''] = /^Subject: ((?:.*\r\n[ \t])*.*)$/m.exec(head) ?? []
  const words = bytes.toString('utf8').replaceAll('\r\n', '\n').trimEnd()
  return { to, subject: decodedWords(subject.replaceAll('\r\n', '')), text: words, raw }
}

/** A mail server on this machine, and the settings of a desk that sends by it. */
export async function startTestMailServer(): Promise<TestMailServer> {
  const received: ReceivedMail[] = []
  const connections = () => server.connections as Set<{ session: SMTPServerSession; _socket: { destroy(): void } }>
  const server = new SMTPServer({
    disabledCommands: ['STARTTLS', 'AUTH'],
    async onData(stream, session, done) {
      const raw = await text(stream)
      const answer = it.answer()
      if (answer instanceof Error) return done(answer)
      for (const { address } of session.envelope.rcptTo) received.push(readMail(address, raw))
      if (answer !== 'broken') return done()
      for (const each of connections()) if (each.session === session) each._socket.destroy()
    },
  })
  server.on('error', () => undefined)
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening))
  const { port } = server.server.address() as AddressInfo
  const it: TestMailServer = {
    environment: {
      MIMAMORI_DEMO: '0',
      MIMAMORI_SMTP_URL: `smtp://127.0.0.1:${port}`,
      MIMAMORI_SMTP_FROM: 'desk@mimamori.example',
      MIMAMORI_PUBLIC_URL: 'https://desk.example.jp',
    },
    received,
    answer: () => null,
    close: () => new Promise<void>((closed) => server.close(closed)),
  }
  return it
}
