import { createServer } from 'node:net'

/**
 * Make sure that a port can be had, or say which one the system gives for 0.
 * @param {string} host
 * @param {number} port 0: any
 * @param {string} setting name of the variable that chooses it, for the message
 * @returns {Promise<number>} a port that was free a moment ago
 */
export function freePort(host, port, setting) {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', (error) => reject(new Error(describePortError(error, host, port, setting))))
    server.listen({ host, port, exclusive: true }, () => {
      const address = server.address()
      const given = address && typeof address === 'object' ? address.port : port
      server.close(() => resolve(given))
    })
  })
}

/**
 * @param {NodeJS.ErrnoException} error
 * @param {string} host
 * @param {number} port
 * @param {string} setting
 */
function describePortError(error, host, port, setting) {
  if (error.code !== 'EADDRINUSE') return `Cannot listen on ${host}:${port}: ${error.message}`
  const other = `${setting}=${port + 10} npm start`
  return `Port ${port} on ${host} is in use. Choose another: ${other}\nポート ${port} は使用中です。別のポートを指定してください: ${other}`
}
