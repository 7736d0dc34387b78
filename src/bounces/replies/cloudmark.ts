/** Cloudmark Sender Intelligence, asked by many providers (Orange, Libero, Virgin …): its reset page is in their replies. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const RESET = 'https://csi.cloudmark.com/en/reset/';

export default receiver({
  id: 'cloudmark',
  name: text('Cloudmark', 'Cloudmark'),
  hosts: ['cloudmark.com'],
  rules: [
    // 550 smtp-17.iol.local IP blacklisted by CSI. For remediation please use http://csi.cloudmark.com/reset-request/?ip=192.0.2.1 [smtp-17.iol.local; LIB_102]
    rule('csi.cloudmark.com', 'ip-blocklisted', {
      means: text(
        'Cloudmark lists the sending IP; its owner can reset it on the page in the reply.',
        'Cloudmark 把发信 IP 列入黑名单，可在回复里的网页申请重置。',
      ),
      page: RESET,
    }),
    rule('blacklisted by csi', 'ip-blocklisted', { page: RESET }),
  ],
});
