/** The part of govuk-frontend 6 that we use: it ships no types. */
declare module 'govuk-frontend' {
  interface ComponentClass {
    new (root: Element): object;
    readonly moduleName: string;
  }
  export const Button: ComponentClass;
  export const CharacterCount: ComponentClass;
  export const Checkboxes: ComponentClass;
  export const ErrorSummary: ComponentClass;
  export const NotificationBanner: ComponentClass;
  export const ServiceNavigation: ComponentClass;
  export const SkipLink: ComponentClass;
  /** Makes a component of each element whose `data-module` names the class. Errors go to the console. */
  export function createAll(component: ComponentClass): object[];
}
