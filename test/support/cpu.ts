/** Processor time of this process so far, in milliseconds: what other work the machine has does not count. */
export function cpuMs(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}
