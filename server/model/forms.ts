import { message, type Message } from '../messages/message';

/**
 * The formats of texts that become part of a command, a path or a host name. The schema has the same formats as patterns for
 * editors without this server.
 */
export const forms = {
  /** The ID of a region is one label of a host name. */
  region: /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/,
  /** The characters of all IDs of the service. Their lengths differ. */
  id: /^[A-Za-z0-9][A-Za-z0-9_-]*$/,
  enterpriseProject: /^(?:0|[0-9a-fA-F]{8}-(?:[0-9a-fA-F]{4}-){3}[0-9a-fA-F]{12})$/,
  /** https://support.huaweicloud.com/intl/en-us/usermanual-iam/iam_05_0001.html */
  projectName: /^[A-Za-z0-9_-]{1,64}$/,
  /** https://support.huaweicloud.com/intl/en-us/sdk-nodejs-devg-obs/obs_29_0108.html */
  bucket: /^(?=.{3,63}$)(?!\d+\.\d+\.\d+\.\d+$)[a-z0-9]+(?:(?:\.|-+)[a-z0-9]+)*$/,
  /** Any text: https://support.huaweicloud.com/intl/en-us/usermanual-obs/obs_41_0015.html */
  object: /^[\s\S]{1,1024}$/u,
} as const;

export type FormName = keyof typeof forms;

/** The message for a string that does not match a pattern of the schema. */
export function wrongForm(field: string, text: string, pattern: string): Message {
  if (text === '') return message('schema.empty', { field });
  const form = (Object.keys(forms) as FormName[]).find((name) => forms[name].source === pattern);
  return form === undefined
    ? message('schema.name-form', { name: text })
    : message(`schema.form.${form}`, { value: text });
}
