import { wrongCheck } from '../common/cname.ts';

export default wrongCheck('smtp');
