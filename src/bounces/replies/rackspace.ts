import { text } from '../../engine/text.ts';
import { receiver, rule } from './rule.ts';

export default receiver({
  id: 'rackspace',
  name: text('Rackspace Email', 'Rackspace Email'),
  hosts: ['emailsrvr.com', 'mailtrust.com', 'rackspace.com'],
  rules: [
    // 554 5.7.1 ACL dns_rbl; Client host [192.0.2.1] blocked using …
    rule('acl dns_rbl', 'ip-blocklisted'),
  ],
});
