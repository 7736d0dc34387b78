import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const CHECK = 'https://servicecentral.trendmicro.com/en-us/ers/ip-lookup/';

export default receiver({
  id: 'trendmicro',
  name: text('Trend Micro', 'Trend Micro'),
  hosts: ['trendmicro.com', 'trendmicro.eu', 'tmes.trendmicro.com', 'tmems-jp.trendmicro.co.jp'],
  rules: [
    // 550 5.7.1 Service unavailable; Client host [192.0.2.1] blocked using Trend Micro RBL+. Please see http://www.mail-abuse.com/cgi-bin/lookup?ip_address=192.0.2.1
    rule('trend micro rbl', 'ip-blocklisted', { page: CHECK }),
    // 450 4.7.1 Mail from 192.0.2.1 deferred using Trend Micro Email Reputation database. Please see <http://www.mail-abuse.com/cgi-bin/lookup?192.0.2.1>
    rule('using trend micro email reputation', 'ip-blocklisted', { page: CHECK }),
    rule('www.mail-abuse.com', 'ip-blocklisted', { page: CHECK }),
    rule('ers.trendmicro.com', 'ip-blocklisted', { page: CHECK }),
  ],
});
