/** The formats of a report. On their own, so that the command line can name them without loading a renderer. */
export const FORMATS = ['text', 'json', 'ndjson', 'markdown', 'sarif', 'junit', 'github'] as const;
export type Format = (typeof FORMATS)[number];
