#!/usr/bin/env node
// Serves a fresh Unleash on 127.0.0.1 with a PostgreSQL of its own, until standard input ends or a signal comes; then both are
// gone and so are their files. Whoever starts it holds the other end of the pipe, so that it ends with them, however they end.
//
//   node src/unleash/serve.mjs [PORT]        0 or none: a free port
//
// When it is ready it prints one line of JSON: {"url", "adminToken", "developmentToken", "productionToken"}.
import { execFileSync, spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chmodSync, chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';

process.noDeprecation = true; // of the libraries of Unleash

const POSTGRES_MAJOR_FOLDERS = '/usr/lib/postgresql';
const READY_LIMIT_MS = 30_000;

const folder = mkdtempSync(join(tmpdir(), 'sluice-unleash-'));
let postgres;
let unleash;
let ending = false;

function program(name) {
  const versions = existsSync(POSTGRES_MAJOR_FOLDERS)
    ? readdirSync(POSTGRES_MAJOR_FOLDERS).sort((a, b) => Number(b) - Number(a))
    : [];
  const found = versions.map((v) => join(POSTGRES_MAJOR_FOLDERS, v, 'bin', name)).find(existsSync);
  return found ?? name; // else from the PATH
}

/** PostgreSQL refuses to run as root; the signal ends it, should this process be killed. */
function asPostgres(command) {
  const death = ['--pdeathsig', 'SIGQUIT'];
  return userInfo().uid === 0
    ? ['setpriv', ...death, '--reuid=postgres', '--regid=postgres', '--clear-groups', '--', ...command]
    : ['setpriv', ...death, '--', ...command];
}

function giveToPostgres() {
  if (userInfo().uid === 0) {
    const id = (flag) => Number(execFileSync('id', [flag, 'postgres'], { encoding: 'utf8' }));
    chownSync(folder, id('-u'), id('-g'));
  }
  chmodSync(folder, 0o700);
}

async function startPostgres() {
  giveToPostgres();
  const data = join(folder, 'data');
  const [create, ...createArguments] = asPostgres([
    program('initdb'), '-D', data, '-U', 'unleash', '-A', 'trust', '-E', 'UTF8', '--locale=C', '--no-sync', '--no-instructions',
  ]);
  execFileSync(create, createArguments, { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder });
  // Reached by a socket in the folder alone; what is lost with a crash of the machine does not matter.
  const [serve, ...serveArguments] = asPostgres([
    program('postgres'), '-D', data, '-k', folder, '-c', 'listen_addresses=',
    '-c', 'fsync=off', '-c', 'synchronous_commit=off', '-c', 'full_page_writes=off', '-c', 'log_min_messages=fatal',
  ]);
  // A group of its own: a ctrl-C is for this process, which ends them in good order.
  postgres = spawn(serve, serveArguments, { stdio: ['ignore', 'ignore', 'inherit'], cwd: folder, detached: true });
  postgres.once('exit', (code) => end(`PostgreSQL ended with exit code ${code}`));
  const started = Date.now();
  const ready = asPostgres([program('pg_isready'), '-q', '-h', folder, '-U', 'unleash', '-d', 'postgres']);
  while (!succeeds(ready)) {
    if (Date.now() - started > READY_LIMIT_MS) throw new Error('PostgreSQL does not get ready');
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

function succeeds([command, ...args]) {
  try {
    execFileSync(command, args, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function startUnleash(port) {
  const secret = () => randomBytes(24).toString('hex');
  const tokens = {
    adminToken: `*:*.${secret()}`,
    developmentToken: `default:development.${secret()}`,
    productionToken: `default:production.${secret()}`,
  };
  Object.assign(process.env, {
    TZ: 'UTC',
    NODE_ENV: 'production',
    CHECK_VERSION: 'false', // neither asks for newer versions …
    SEND_TELEMETRY: 'false', // … nor tells anything
    LOG_LEVEL: process.env.LOG_LEVEL ?? 'fatal',
    INIT_ADMIN_API_TOKENS: tokens.adminToken,
    INIT_BACKEND_API_TOKENS: `${tokens.developmentToken},${tokens.productionToken}`,
  });
  const { start } = await import('unleash-server');
  unleash = await start({
    db: { user: 'unleash', password: 'none', host: folder, port: 5432, database: 'postgres', ssl: false },
    server: { host: '127.0.0.1', port, gracefulShutdownEnable: false },
    versionCheck: { enable: false },
  });
  const address = unleash.server.address();
  process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${address.port}`, ...tokens })}\n`);
}

async function end(reason) {
  if (ending) return;
  ending = true;
  if (reason) console.error(`unleash: ${reason}`);
  setTimeout(() => finish(1), 10_000).unref(); // a stop that hangs must not keep anything alive
  try {
    await unleash?.stop();
  } catch (e) {
    console.error(`unleash: did not stop in good order: ${e.message}`);
  }
  finish(reason ? 1 : 0);
}

function finish(code) {
  if (postgres && postgres.exitCode === null && postgres.signalCode === null) {
    postgres.removeAllListeners('exit');
    postgres.once('exit', () => leave(code));
    process.kill(postgres.pid, 'SIGQUIT'); // at once: nobody needs what is in it
  } else {
    leave(code);
  }
}

function leave(code) {
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.exit(code);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => end());
process.stdin.on('end', () => end());
process.stdin.on('error', () => end());
process.stdin.resume();

try {
  await startPostgres();
  await startUnleash(Number(process.argv[2] ?? 0));
} catch (e) {
  await end(e.message);
}
