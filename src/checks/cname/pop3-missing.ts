import { missingCheck } from '../shared/cname.ts';

export default missingCheck('pop3');
