import { missingCheck } from '../common/cname.ts';

export default missingCheck('pop3');
