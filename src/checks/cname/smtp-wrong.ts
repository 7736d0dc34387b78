import { wrongCheck } from '../shared/cname.ts';

export default wrongCheck('smtp');
