import { sitesOf, type Site } from '../catalog/regions';
import { message } from '../messages/message';
import type { Manifest } from '../model/manifest';
import { known, unknown, type Fact } from './fact';

/** The site of the account that a manifest is for: the declared one, or the only one that has the manifest's region. */
export function siteOf({ site, region }: Manifest): Fact<Site> {
  if (site !== undefined) return known(site.value, message('because.site', { site: site.value }), site.at);
  if (region === undefined) return unknown;
  const [only, ...others] = sitesOf(region.value) ?? [];
  if (only === undefined || others.length > 0) return unknown;
  return known(only, message('because.site-of-region', { region: region.value, site: only }), region.at);
}
