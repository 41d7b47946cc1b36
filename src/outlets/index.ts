/** What is known of one outlet, as data that a person can edit. */

export { isArticleShape, shapeOf } from '../base/shape.ts';
export { bareName, holdsName } from './bare-name.ts';
export { builtInOutlet } from './built-in.ts';
export { formatRecipe, withLearned } from './format.ts';
export { type Identity, identifier, isOfOutlet } from './identity.ts';
export {
  type IdentityRule,
  inTurn,
  type Outlet,
  type Recipe,
  type SameName,
  type Withheld,
  type WithheldName,
} from './outlet.ts';
export { outletTemplate, parseOutlet, parseRecipe } from './parse.ts';
export { NO_SITE, type Site, siteAddress } from './site.ts';
