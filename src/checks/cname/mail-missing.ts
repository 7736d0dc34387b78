import { missingCheck } from '../common/cname.ts';

export default missingCheck('mail');
