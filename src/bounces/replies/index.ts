/** Every receiver whose replies are known by rules of its own. */
import alibaba from './alibaba.ts';
import china from './china.ts';
import directmail from './directmail.ts';
import netease from './netease.ts';
import type { Receiver } from './rule.ts';
import sina from './sina.ts';
import sohu from './sohu.ts';
import tencent from './tencent.ts';
import { WORLD } from './world.ts';

export const RECEIVERS: readonly Receiver[] = [
  alibaba,
  directmail,
  tencent,
  netease,
  sina,
  sohu,
  china,
  ...WORLD,
];
