/** MessageLabs, Symantec Email Security.cloud: a gateway before others' mail. */
import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

const PAGE = 'http://www.symanteccloud.com/troubleshooting';

export default receiver({
  id: 'messagelabs',
  name: text('Symantec Email Security.cloud', 'Symantec Email Security.cloud'),
  hosts: ['messagelabs.com', 'messagelabs.net', 'symanteccloud.com'],
  rules: [
    // 553-SPF (Sender Policy Framework) domain authentication 553-fail. Refer to the Troubleshooting page at 553-http://www.symanteccloud.com/troubleshooting for more 553 information. (#5.7.1)
    rule('spf (sender policy framework) domain authentication', 'spf-failed', { page: PAGE }),
    // 553-DMARC domain authentication 553-fail. …
    rule('dmarc domain authentication', 'dmarc-failed', { page: PAGE }),
    // 553-you are trying to use me [server-9.tower-1.messagelabs.com] 553-as a relay, but I have not been configured to let you [192.0.2.1] do this. (#5.7.1)
    rule('you are trying to use me*relay, but i have not been configured', 'relay-denied', {
      page: PAGE,
    }),
    // 553-Message filtered. Refer to the Troubleshooting page at 553-http://www.symanteccloud.com/troubleshooting for more 553 information. (#5.7.1)
    rule('message filtered*troubleshooting', 'content-rejected', { page: PAGE }),
    // 501 Connection rejected by policy [7.7] 21210, please visit www.messagelabs.com/support for more details about this error message.
    rule('connection rejected by policy', 'ip-reputation', {
      means: text(
        'The gateway refuses the sending IP for its reputation.',
        '网关因发信 IP 信誉差而拒绝连接。',
      ),
      page: PAGE,
    }),
    // 550-Invalid recipient <bob@example.com> 550 (#5.1.1)
    rule('invalid recipient <*(#5.1.1)', 'user-unknown'),
    // 552 message exceeds maximum size / 552 sorry, message too big
    rule('exceeds symanteccloud limit', 'message-too-large', { confidence: 0.9 }),
  ],
});
