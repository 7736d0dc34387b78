/** Thunderbird's prefs.js: servers, outgoing servers and identities, tied together by accounts. */
import type { Protocol, TlsMode } from '../protocols/mail/types.ts';
import { type Account, type Found, place, type Reading, usernameOf, usualPort } from './found.ts';

const CALL =
  /(?:^|[\s;])(?:user_pref|lockPref|lock_pref|defaultPref|sticky_pref|pref)\(\s{0,20}(["'])(mail\.[\w.-]{1,200})\1\s{0,20},\s{0,20}/g;
const MARK =
  /^[ \t]{0,40}(?:user_pref|lockPref|lock_pref|defaultPref|sticky_pref|pref)\(\s{0,20}["']mail\./m;
const MAX_VALUE = 2000;

/** A value at `from`: a string with its escapes, else the bare word. */
function valueAt(line: string, from: number): string {
  const quote = line[from];
  const end = Math.min(line.length, from + MAX_VALUE);
  if (quote !== '"' && quote !== "'") {
    return /^[\w.+-]{0,40}/.exec(line.slice(from, from + 40))?.[0] ?? '';
  }
  let value = '';
  for (let at = from + 1; at < end; at++) {
    const c = line[at] as string;
    if (c === quote) break;
    if (c !== '\\') {
      value += c;
      continue;
    }
    const next = line[++at] ?? '';
    const digits = next === 'u' ? 4 : next === 'x' ? 2 : 0;
    const hex = line.slice(at + 1, at + 1 + digits);
    if (digits > 0 && hex.length === digits && /^[0-9a-f]+$/i.test(hex)) {
      value += String.fromCharCode(Number.parseInt(hex, 16));
      at += digits;
    } else value += next === 'n' ? '\n' : next === 'r' ? '\r' : next === 't' ? '\t' : next;
  }
  return value;
}

function prefsOf(text: string): Map<string, string> {
  const prefs = new Map<string, string>();
  for (const line of text.split(/\r\n|\n|\r/)) {
    if (!line.includes('ref') || /^\s*(?:\/\/|#)/.test(line.slice(0, 200))) continue;
    for (const call of line.matchAll(CALL)) {
      prefs.set(call[2] as string, valueAt(line, call.index + call[0].length));
    }
  }
  return prefs;
}

/** 0 none, 1 STARTTLS if available, 2 STARTTLS, 3 TLS: nsMsgSocketType. Thunderbird's default is 0. */
function modeOf(raw: string | undefined, secure: boolean): TlsMode | undefined {
  if (raw === undefined) return secure ? 'implicit' : 'none';
  return ({ '0': 'none', '1': 'starttls', '2': 'starttls', '3': 'implicit' } as const)[raw];
}

const listOf = (raw: string | undefined) =>
  (raw ?? '')
    .split(',', 1000)
    .map((key) => key.trim())
    .filter((key) => key !== '');

export function readPrefs(text: string): Reading {
  if (!MARK.test(text)) return null;
  const prefs = prefsOf(text);

  const incoming = (key: string): Found | null => {
    const of = (name: string) => prefs.get(`mail.server.${key}.${name}`);
    const protocol: Protocol | null =
      of('type') === 'imap' ? 'imap' : of('type') === 'pop3' ? 'pop3' : null;
    if (protocol === null) return null;
    const found: Found = { protocol };
    found.tls = modeOf(of('socketType'), of('isSecure') === 'true');
    // Before a version moved it into `hostname`, `realhostname` was the host
    // that was connected to when somebody had changed it, and `hostname` the
    // key of the folder on disk. A file that still has it means it.
    place(found, of('realhostname') || of('hostname'), of('port'), `mail.server.${key}.port`);
    if (found.badPort === undefined && found.tls !== undefined) {
      found.port ??= usualPort(protocol, found.tls);
    }
    found.username = usernameOf(of('realuserName') || of('userName'));
    return found;
  };

  const outgoing = (key: string): Found | null => {
    const of = (name: string) => prefs.get(`mail.smtpserver.${key}.${name}`);
    if (of('hostname') === undefined || (of('type') ?? 'smtp') !== 'smtp') return null;
    const found: Found = { protocol: 'smtp' };
    found.tls = modeOf(of('try_ssl'), false);
    place(found, of('hostname'), of('port'), `mail.smtpserver.${key}.port`);
    if (found.badPort === undefined) found.port ??= found.tls === 'implicit' ? 465 : 587;
    found.username = usernameOf(of('username'));
    return found;
  };

  const keysOf = (branch: string) => {
    const keys = new Set<string>();
    for (const name of prefs.keys()) {
      if (name.startsWith(branch)) keys.add(name.slice(branch.length).split('.', 1)[0] as string);
    }
    return [...keys].filter((key) => key !== 'default').slice(0, 1000);
  };
  const defaultSmtp =
    prefs.get('mail.smtp.defaultserver') ??
    listOf(prefs.get('mail.smtpservers'))[0] ??
    keysOf('mail.smtpserver.')[0];

  const accounts: Account[] = [];
  const named = listOf(prefs.get('mail.accountmanager.accounts'));
  const first = prefs.get('mail.accountmanager.defaultaccount');
  const keys = named.length > 0 ? named : keysOf('mail.account.');
  if (first !== undefined && keys.includes(first)) keys.unshift(first);
  for (const key of new Set(keys)) {
    const server = incoming(prefs.get(`mail.account.${key}.server`) ?? '');
    const identities = listOf(prefs.get(`mail.account.${key}.identities`));
    const addresses = identities
      .map((id) => prefs.get(`mail.identity.${id}.useremail`) ?? '')
      .filter((one) => one !== '');
    if (server === null && identities.length === 0) continue;
    const smtp = identities
      .map((id) => outgoing(prefs.get(`mail.identity.${id}.smtpServer`) || (defaultSmtp ?? '')))
      .find((one) => one !== null);
    accounts.push({ addresses, servers: [server, smtp].filter((one) => one != null) });
  }
  if (!accounts.some(({ servers }) => servers.length > 0)) {
    // A piece of a file, without its accounts: what there is goes by its user names.
    const servers = [
      ...keysOf('mail.server.').map(incoming),
      ...keysOf('mail.smtpserver.').map(outgoing),
    ].filter((one) => one !== null);
    const byUser = Map.groupBy(servers, ({ username }) => (username ?? '').trim().toLowerCase());
    for (const group of byUser.values()) accounts.push({ addresses: [], servers: group });
  }
  const holdsPassword = [...prefs].some(
    ([name, value]) => name.endsWith('.password') && value !== '',
  );
  return { accounts, holdsPassword };
}
