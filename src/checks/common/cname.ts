/** The client names `mail`, `imap`, `pop3` and `smtp`: two checks each, alike but for the label. */
import { cannotTell, type Fix, no, type Severity, yes } from '../../engine/check.ts';
import { list, type Text, text } from '../../engine/text.ts';
import type { ClientName, DnsFacts, EditionFact } from '../../facts/dns.ts';
import { type ClientLabel, EDITIONS, editionOfClientTarget } from '../../knowledge/editions.ts';
import { absolute, isAtOrBelow, parentOf } from '../../protocols/dns/name.ts';
import { CONSOLE, check, editionSteps, PAGES, record, SAW } from './dns.ts';

type NameFact = 'mailName' | 'imapName' | 'pop3Name' | 'smtpName';

const USE: Record<ClientLabel, Text<never>> = {
  mail: text('webmail', '网页邮箱'),
  imap: text('IMAP', 'IMAP 收信'),
  pop3: text('POP3', 'POP3 收信'),
  smtp: text('SMTP', 'SMTP 发信'),
};

const QUESTIONS: Record<ClientLabel, { missing: Text<never>; wrong: Text<never> }> = {
  mail: {
    missing: text('Is the name mail missing?', '是不是没有 mail 这条解析？'),
    wrong: text('Does mail lead somewhere else?', 'mail 是不是指向了别处？'),
  },
  imap: {
    missing: text('Is the name imap missing?', '是不是没有 imap 这条解析？'),
    wrong: text('Does imap lead somewhere else?', 'imap 是不是指向了别处？'),
  },
  pop3: {
    missing: text('Is the name pop3 missing?', '是不是没有 pop3 这条解析？'),
    wrong: text('Does pop3 lead somewhere else?', 'pop3 是不是指向了别处？'),
  },
  smtp: {
    missing: text('Is the name smtp missing?', '是不是没有 smtp 这条解析？'),
    wrong: text('Does smtp lead somewhere else?', 'smtp 是不是指向了别处？'),
  },
};

const WHY = text(
  'The setup page asks for these aliases so that people can use names of their own domain (RFC 1034 §3.6.2 on aliases).',
  '开通文档建议添加这些别名，用户就能用自己域名的地址登录和设置客户端（别名规则见 RFC 1034 §3.6.2）。',
);

const T = {
  missingTitle: text(
    '{name} leads nowhere: {use} works only by Alibaba Mail’s own host name',
    '没有 {name} 这条解析：{use}只能用阿里邮箱的服务器地址',
  ),
  missingDetail: text(
    'Mail flow is not touched. People who type {name} get an error; {target} works without it.',
    '不影响收发信。输入 {name} 的用户会打不开或连不上，直接用 {target} 则没有问题。',
  ),
  elsewhere: text(
    '{name} leads to {target}, not to Alibaba Mail',
    '{name} 指向 {target}，不是阿里邮箱',
  ),
  dangling: text(
    '{name} is an alias of {target}, which does not resolve',
    '{name} 是 {target} 的别名，但后者解析不到地址',
  ),
  conflict: text(
    '{name} has a CNAME beside other records: answers differ from resolver to resolver',
    '{name} 同时有 CNAME 和其他记录，各地解析结果会不一致',
  ),
  wrongDetail: text(
    'Whoever uses {name} for {use} reaches the wrong server; over TLS the certificate does not fit either.',
    '用 {name} 的用户会连到错误的服务器，TLS 证书也对不上。受影响：{use}。',
  ),
  danglingDetail: text(
    'Whoever uses {name} for {use} gets an error: the name has no address.',
    '{name} 解析不到地址，用户会直接报错。受影响：{use}。',
  ),
  conflictDetail: text(
    'A name with a CNAME must have no other record (RFC 1034 §3.6.2): delete {beside}.',
    '有 CNAME 的名字不能再有其他记录（RFC 1034 §3.6.2）：请删除 {beside}。',
  ),
  add: text('Add the alias {name}', '添加别名 {name}'),
  point: text('Point {name} to Alibaba Mail', '把 {name} 改为指向阿里邮箱'),
  clear: text(
    'Something stands at {name} or below it. If that is a record at {name} itself (TXT, MX, …), delete it first: an alias must be alone.',
    '{name} 上或其下已有记录。如果是 {name} 自身的记录（TXT、MX 等），请先删除：CNAME 不能与其他记录并存。',
  ),
  alias: text('Then add the CNAME {name} → {target}.', '再添加 CNAME：{name} → {target}。'),
  otherSite: text(
    '{name} leads to {target}, which is of another site: {edition}',
    '{name} 指向 {target}，那是另一个站点的地址：{edition}',
  ),
  shadow: text(
    'If {name} is meant to be something else, leave it and give people {target} instead.',
    '如果 {name} 另有用途，可以不改，让用户直接使用 {target}。',
  ),
};

/** Where the label should lead, `null` when no page says so for this edition. */
function wantedTarget(edition: EditionFact, label: ClientLabel): string | null {
  const { clients } = edition.edition;
  if (edition.directmailOnly || clients.standing === 'by-analogy') return null;
  return clients.targets[label];
}

function route(label: ClientLabel) {
  return {
    intent: 'resolve-failure',
    path: label === 'mail' ? 'alimail-service' : 'alimail-configuration',
  } as const;
}

function nameFact(label: ClientLabel): NameFact {
  return `${label}Name`;
}

function aliasFix(name: ClientName, target: string, edition: EditionFact): Fix {
  const there = [
    ...(name.alias === null ? [] : [record(name.name, 'CNAME', absolute(name.alias))]),
    ...(name.alias === null
      ? name.addresses.map((a) => record(name.name, a.includes(':') ? 'AAAA' : 'A', a))
      : []),
    ...[...name.beside, ...name.others].map((b) => {
      const [type = '', ...value] = b.split(' ');
      return record(name.name, type, value.join(' '));
    }),
  ];
  // What a wildcard made up does not stand at the name and need not go.
  const replace = name.byWildcard ? [] : there;
  const added = replace.length === 0;
  const operation = name.label === 'mail' ? 'point-webmail-address' : 'add-dns-records';
  if (name.occupied && name.others.length === 0) {
    // Something else may stand there, which an alias would collide with (RFC 1034 §3.6.2).
    return {
      title: T.add({ name: name.name }),
      owner: 'you',
      effort: 'minutes',
      risk: 'low',
      console: CONSOLE.dns(),
      operation,
      steps: [
        ...editionSteps(edition),
        T.clear({ name: name.name }),
        T.alias({ name: name.name, target }),
      ],
    };
  }
  const steps = [
    ...editionSteps(edition),
    ...(added ? [] : [T.shadow({ name: name.name, target })]),
  ];
  return {
    title: (added ? T.add : T.point)({ name: name.name }),
    owner: 'you',
    effort: 'minutes',
    risk: added ? 'none' : 'low',
    console: CONSOLE.dns(),
    operation,
    change: {
      replace,
      with: [record(name.name, 'CNAME', absolute(target))],
      ...(name.byWildcard ? { shadows: there } : {}),
    },
    seenTtl: name.ttl,
    ...(steps.length === 0 ? {} : { steps }),
  };
}

/** `cname/<label>-missing`. Only `mail` is more than a convenience: the webmail address that users are told. */
export function missingCheck<L extends ClientLabel>(label: L) {
  const severity: Severity = label === 'mail' ? 'warning' : 'info';
  const fact = nameFact(label);
  return check({
    id: `cname/${label}-missing`,
    question: QUESTIONS[label].missing,
    why: WHY,
    needs: ['edition', fact],
    severity,
    route: route(label),
    references: [PAGES.setup],
    answer(given) {
      const { edition } = given;
      const name = (given as Pick<DnsFacts, NameFact>)[fact];
      const target = wantedTarget(edition, label);
      // What is right here depends on the site, which could not be found out.
      if (edition.missing.length > 0) return cannotTell(edition.missing);
      if (target === null || name.state !== 'absent') return no([name.seen]);
      return yes({
        title: T.missingTitle({ name: name.name, use: USE[label]() }),
        detail: T.missingDetail({ name: name.name, target }),
        evidence: [{ from: name.seen, saw: SAW.nothing(), wanted: `CNAME ${target}` }],
        fixes: [aliasFix(name, target, edition)],
      });
    },
  });
}

/**
 * A documented target of the edition, or a host below the edition's own base:
 * one that stands on no page is not known to be wrong.
 */
function isAccepted(alias: string, edition: EditionFact, target: string): boolean {
  if (alias === target) return true;
  const of = editionOfClientTarget(alias);
  if (of !== null) return of === edition.edition.id;
  return edition.edition.mx.hosts.some(({ host }) => isAtOrBelow(alias, parentOf(host)));
}

/** `cname/<label>-wrong`: elsewhere, dangling, or in conflict with other records. */
export function wrongCheck<L extends ClientLabel>(label: L) {
  const fact = nameFact(label);
  return check({
    id: `cname/${label}-wrong`,
    question: QUESTIONS[label].wrong,
    why: WHY,
    needs: ['edition', fact],
    severity: 'warning',
    route: route(label),
    references: ['RFC 1034 §3.6.2', PAGES.setup],
    answer(given) {
      const { edition } = given;
      const name = (given as Pick<DnsFacts, NameFact>)[fact];
      const target = wantedTarget(edition, label);
      // What is right here depends on the site, which could not be found out.
      if (edition.missing.length > 0) return cannotTell(edition.missing);
      if (target === null || name.state === 'absent') return no([name.seen]);
      const conflict = name.beside.length > 0 && name.alias !== null;
      const accepted = name.aliases.some((alias) => isAccepted(alias, edition, target));
      // The documented target is the provider's own to keep alive: only another one that dangles is the domain's fault.
      const dangling = name.state === 'dangling' && name.alias !== target;
      if (accepted && !dangling && !conflict) return no([name.seen]);
      const other = name.aliases.map(editionOfClientTarget).find((id) => id !== null) ?? null;
      const leads = name.alias ?? list(name.addresses);
      const saw =
        name.alias === null ? name.addresses.join(', ') : `CNAME ${name.aliases.join(' → ')}`;
      return yes({
        title: conflict
          ? T.conflict({ name: name.name })
          : dangling
            ? T.dangling({ name: name.name, target: leads })
            : other === null
              ? T.elsewhere({ name: name.name, target: leads })
              : T.otherSite({
                  name: name.name,
                  target: leads,
                  edition: EDITIONS[other].name(),
                }),
        detail: conflict
          ? T.conflictDetail({ beside: list(name.beside) })
          : (dangling ? T.danglingDetail : T.wrongDetail)({ name: name.name, use: USE[label]() }),
        evidence: [
          {
            from: name.seen,
            saw: conflict ? `${saw}; ${name.beside.join(', ')}` : saw,
            wanted: `CNAME ${target}`,
          },
        ],
        // A proxy of the company's own may stand in front on purpose.
        confidence: conflict || dangling ? 0.99 : 0.9,
        fixes: [aliasFix(name, target, edition)],
      });
    },
  });
}
