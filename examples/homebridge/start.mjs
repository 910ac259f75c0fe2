// Starts the web interface of Homebridge on a storage folder of its own, with one administrator and without Homebridge itself.
//   node start.mjs PORT      ADMIN_PASSWORD holds the administrator's password
import { pbkdf2Sync, randomBytes } from 'node:crypto'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { dirname, join } from 'node:path'

const here = dirname(fileURLToPath(import.meta.url))
const port = Number(process.argv[2])
const storage = join(here, 'target', `storage-${port}`)

function write(name, content) {
  writeFileSync(join(storage, name), JSON.stringify(content))
}

rmSync(storage, { recursive: true, force: true })
mkdirSync(storage, { recursive: true })
write('config.json', {
  bridge: { name: 'Acceptance', username: '0E:D4:9D:8F:43:B1', port: 51826, pin: '031-45-154' },
  accessories: [],
  platforms: [{ platform: 'config', name: 'Config', port, host: '127.0.0.1', auth: 'form', lang: 'en' }],
})
const salt = randomBytes(32).toString('hex')
const hashedPassword = pbkdf2Sync(process.env.ADMIN_PASSWORD, salt, 1000, 64, 'sha512').toString('hex')
write('auth.json', [{ id: 1, username: 'admin', name: 'Administrator', hashedPassword, salt, admin: true }])

process.env.UIX_BASE_PATH = join(here, 'node_modules', 'homebridge-config-ui-x')
process.env.UIX_STORAGE_PATH = storage
process.env.UIX_CONFIG_PATH = join(storage, 'config.json')
process.on('exit', () => rmSync(storage, { recursive: true, force: true }))
await import('homebridge-config-ui-x/dist/main.js')
