/** Reads the files of `--zone`. */
import { readFile, stat } from 'node:fs/promises';
import { parseZone, type Zone, zoneProblemLine } from '../protocols/dns/zone.ts';

export type Zones =
  | { readonly ok: true; readonly zones: readonly Zone[]; readonly warnings: readonly string[] }
  | { readonly ok: false; readonly messages: readonly string[] };

/** Larger files are no zone of a mail domain, and would only cost memory. */
const MAX_BYTES = 64 * 1024 * 1024;

/** As many complaints as a person reads at once. */
const MAX_TOLD = 20;

export async function readZones(files: readonly string[]): Promise<Zones> {
  const zones: Zone[] = [];
  const messages: string[] = [];
  const warnings: string[] = [];
  for (const file of files) {
    const text = await readText(file);
    if (!text.ok) {
      messages.push(text.message);
      continue;
    }
    const zone = parseZone(text.text, { file });
    for (const problem of zone.problems) {
      const line = zoneProblemLine(file, problem);
      (problem.severity === 'error' ? messages : warnings).push(line);
    }
    addZone(zones, zone);
  }
  return messages.length > 0
    ? { ok: false, messages: few(messages) }
    : { ok: true, zones, warnings: few(warnings) };
}

/** Two files of one origin are one zone: a second `--zone` adds to the first. */
function addZone(zones: Zone[], zone: Zone): void {
  const at = zones.findIndex((z) => z.origin !== null && z.origin === zone.origin);
  const first = zones[at];
  if (first === undefined) {
    zones.push(zone);
    return;
  }
  zones[at] = {
    ...first,
    records: [...first.records, ...zone.records],
    lines: [...first.lines, ...zone.lines],
  };
}

function few(lines: readonly string[]): readonly string[] {
  const rest = lines.length - MAX_TOLD;
  return rest > 0 ? [...lines.slice(0, MAX_TOLD), `and ${rest} more`] : lines;
}

async function readText(
  file: string,
): Promise<
  { readonly ok: true; readonly text: string } | { readonly ok: false; readonly message: string }
> {
  try {
    const { size } = await stat(file);
    if (size > MAX_BYTES) {
      return {
        ok: false,
        message: `--zone ${file}: larger than ${MAX_BYTES >> 20} MB; give the zone of the domain alone`,
      };
    }
    return { ok: true, text: await readFile(file, 'utf8') };
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why =
      code === 'ENOENT'
        ? 'no such file'
        : code === 'EACCES'
          ? 'may not be read'
          : code === 'EISDIR'
            ? 'is a folder; give the zone file in it'
            : String((error as Error).message);
    return { ok: false, message: `--zone ${file}: ${why}` };
  }
}
