/** A message as MIME sees it (RFC 5322, RFC 2045 to 2047, RFC 2231), with the line of the file for every piece. */

/** A decoded line, and the line of the file in which it begins, counted from 1. */
export interface Line {
  readonly text: string;
  readonly line: number;
  /** Offsets in the text at which further lines of the file begin, where several were joined. */
  readonly breaks?: readonly Break[];
}

export interface Break {
  readonly at: number;
  readonly line: number;
}

/** A header field. */
export interface Field {
  /** As written. */
  readonly name: string;
  /** In lower case. */
  readonly key: string;
  /** Unfolded and trimmed, one character a byte: not yet decoded. */
  readonly raw: string;
  readonly line: number;
  /** Offsets in `raw` at which its folded lines begin. */
  readonly breaks?: readonly Break[];
}

export interface Entity {
  readonly fields: readonly Field[];
  /** In lower case, `text/plain` by default (RFC 2045 §5.2), `message/rfc822` by default in a digest. */
  readonly type: string;
  /** Parameters of Content-Type with RFC 2231 put together, keys in lower case, values decoded. */
  readonly parameters: ReadonlyMap<string, string>;
  /** File name of an attachment, decoded. */
  readonly fileName: string | null;
  /** The line in which its headers begin; that of the body where there are none. */
  readonly line: number;
  /** The line in which its body begins. */
  readonly bodyLine: number;
  /** The parts of a multipart; the one message inside a message/rfc822 or message/global. */
  readonly children: readonly Entity[];
  /** Where its bytes are. */
  readonly source: Source;
  /** Offsets into the source: of the headers, of the body, and behind the body. */
  readonly start: number;
  readonly bodyStart: number;
  readonly end: number;
}

/** A run of lines: the file, or what a transfer encoding hid. */
export interface Source {
  /** One character a byte. */
  readonly text: string;
  /** The line of the file at an offset, counted from 1. */
  readonly lineAt: (offset: number) => number;
}

/** A bound that a message ran into: what follows was not read. */
export interface LimitHit {
  readonly limit:
    | 'size'
    | 'depth'
    | 'parts'
    | 'fields'
    | 'field-length'
    | 'decoded'
    | 'lines'
    | 'line-length'
    | 'recipients';
  /** Where what was not read begins. */
  readonly line: number;
}

export interface Mime {
  readonly root: Entity;
  readonly limits: readonly LimitHit[];
}
