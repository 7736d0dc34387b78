import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const PAGE = 'https://postmaster.t-online.de/';

export default receiver({
  id: 'tonline',
  name: text('T-Online', 'T-Online'),
  hosts: ['t-online.de', 'magenta.de', 'rx.t-online.de'],
  rules: [
    // 554 IP=192.0.2.1 - None/bad reputation. Ask your postmaster for help or to contact tobr@rx.t-online.de for reset. (NOWL)
    rule('none/bad reputation', 'ip-reputation', {
      means: text(
        'T-Online does not know the sending IP, or knows nothing good of it; tobr@rx.t-online.de resets it.',
        'T-Online 不认识这个发信 IP 或其信誉差，可写信到 tobr@rx.t-online.de 申请重置。',
      ),
      page: PAGE,
    }),
    // 554 IP=192.0.2.1 - Dialup/transient IP not allowed. Use a mailgateway! (DYN)
    rule('dialup/transient ip not allowed', 'ip-reputation', {
      means: text(
        'T-Online takes no mail straight from dynamic IPs.',
        'T-Online 不接受动态 IP 直接投信。',
      ),
      page: PAGE,
    }),
    // 554 IP=192.0.2.1 - A problem occurred. (Ask your postmaster for help or to contact tosa@rx.t-online.de to clarify.) (BL)
    rule('ip=*a problem occurred. (ask your postmaster', 'ip-blocklisted', {
      means: text(
        'T-Online has the sending IP on its blocklist; tosa@rx.t-online.de clears it up.',
        '发信 IP 在 T-Online 的黑名单上，可写信到 tosa@rx.t-online.de 处理。',
      ),
      page: PAGE,
    }),
    rule('@rx.t-online.de', 'ip-reputation', { confidence: 0.85, page: PAGE }),
    // 550-5.7.0 Message considered as spam or virus, rejected
    rule('message considered as spam or virus', 'content-rejected', { page: PAGE }),
    // 550 5.1.1 <bob@t-online.de> unknown user / unbekannter Empfaenger
    rule('unbekannter empfaenger', 'user-unknown'),
  ],
});
