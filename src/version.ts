/** The version in `package.json`; a test holds them equal. Written here so that no file is read at start-up. */
export const VERSION = '0.1.0';
