/** Settings of mail clients, as files hold them. */
import type { Protocol, ServerSetting, TlsMode } from '../protocols/mail/types.ts';

/** One server of a client; what the file does not say is left out. */
export interface ServerSettings {
  readonly protocol: Protocol;
  readonly host?: string;
  readonly port?: number;
  readonly tls?: TlsMode;
  readonly username?: string;
}

export const SETTINGS_FORMATS = [
  /** Thunderbird's prefs.js (or user.js). */
  'thunderbird-prefs',
  /** Apple's configuration profile. */
  'mobileconfig',
  /** Thunderbird's config-v1.1.xml. */
  'autoconfig',
  /** Outlook's Autodiscover answer (POX). */
  'autodiscover',
  /** NAME=value lines. */
  'env',
  /** An object such as nodemailer's. */
  'json',
  /** The card that `--emit outlook` and `--emit foxmail` write. */
  'card',
] as const;
export type SettingsFormat = (typeof SETTINGS_FORMATS)[number];

export interface SettingsFile {
  readonly format: SettingsFormat;
  /** The mail address that the settings are for, where the file tells. */
  readonly address: string | null;
  readonly servers: readonly ServerSettings[];
  /** A password stands in the file. It is not kept. */
  readonly holdsPassword: boolean;
}

export type SettingsRead =
  | { readonly ok: true; readonly file: SettingsFile }
  /** One line for the person, in English, that quotes nothing out of the file but names of settings. */
  | { readonly ok: false; readonly problem: string };

export const EMIT_KINDS = ['outlook', 'foxmail', 'apple', 'thunderbird', 'nodemailer'] as const;
export type EmitKind = (typeof EMIT_KINDS)[number];

export type FullServerSettings = ServerSetting;
