import type { Child, PropsWithChildren } from 'hono/jsx';
import { ErrorSummary, NotificationBanner, type FormErrors, type Notice } from './messages.tsx';

export interface Person {
  readonly name: string;
  readonly email: string;
}

export interface NavItem {
  readonly href: string;
  readonly text: string;
  /** True on the page it leads to, and on those below that. */
  readonly current?: boolean;
}

/** The way up: one step, or each of them from the top. */
export type Back =
  | { readonly href: string; readonly text?: string }
  | readonly { readonly href?: string; readonly text: string }[];

export interface LayoutProps {
  readonly title: string;
  readonly errors?: FormErrors | undefined;
  readonly nav?: readonly NavItem[] | undefined;
  /** Who is signed in. */
  readonly person?: Person | undefined;
  readonly back?: Back | undefined;
  readonly notice?: Notice | undefined;
  /** Addresses of the built stylesheets and modules, with their versions. */
  readonly styles: readonly string[];
  readonly modules: readonly string[];
}

/** A whole page for people who sign in. */
export function AdminLayout({
  title,
  errors = {},
  nav = [],
  person,
  back,
  notice,
  styles,
  modules,
  children,
}: PropsWithChildren<LayoutProps>) {
  const failed = Object.keys(errors).length > 0;
  return (
    <html lang="en-GB" class="govuk-template">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{`${failed ? 'Error: ' : ''}${title} – Havens`}</title>
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        {styles.map((href) => (
          <link rel="stylesheet" href={href} />
        ))}
        {modules.map((src) => (
          // Before the first paint where a browser can wait for it: the menu then does not fold up under the eye.
          <script type="module" src={src} blocking="render" />
        ))}
      </head>
      <body class="govuk-template__body">
        <a href="#main-content" class="govuk-skip-link" data-module="govuk-skip-link">
          Skip to main content
        </a>
        <Header person={person} nav={nav} />
        <div class="govuk-width-container">
          {back !== undefined && <WayBack back={back} />}
          <main class="govuk-main-wrapper" id="main-content" tabindex={-1}>
            <ErrorSummary errors={errors} />
            {notice !== undefined && <NotificationBanner {...notice} />}
            {children}
          </main>
        </div>
        <Footer />
      </body>
    </html>
  );
}

function Header({ person, nav }: { person: Person | undefined; nav: readonly NavItem[] }) {
  return (
    <header class="govuk-template__header">
      <div class="govuk-generic-header">
        <div class="govuk-generic-header__container govuk-width-container frame-header">
          <div class="govuk-generic-header__logo">
            <a href="/admin" class="govuk-generic-header__homepage-link">
              Havens
            </a>
          </div>
          {person !== undefined && <Account person={person} />}
        </div>
      </div>
      {nav.length > 0 && <ServiceNavigation nav={nav} />}
    </header>
  );
}

function Account({ person: { name, email } }: { person: Person }) {
  return (
    <div class="frame-account">
      <a href="/admin/me" class="frame-account__name">
        <span class="govuk-visually-hidden">Your account: </span>
        {name === '' ? email : name}
      </a>
      <form method="post" action="/admin/sign-out">
        <button type="submit" class="link-button">
          Sign out
        </button>
      </form>
    </div>
  );
}

function ServiceNavigation({ nav }: { nav: readonly NavItem[] }) {
  return (
    <div class="govuk-service-navigation" data-module="govuk-service-navigation">
      <div class="govuk-width-container">
        <div class="govuk-service-navigation__container">
          <nav aria-label="Menu" class="govuk-service-navigation__wrapper">
            {nav.length > 1 && (
              <button
                type="button"
                class="govuk-service-navigation__toggle govuk-js-service-navigation-toggle"
                aria-controls="navigation"
                hidden
                aria-hidden="true"
              >
                Menu
              </button>
            )}
            <ul class="govuk-service-navigation__list" id="navigation">
              {nav.map((item) => (
                <NavigationItem {...item} />
              ))}
            </ul>
          </nav>
        </div>
      </div>
    </div>
  );
}

function NavigationItem({ href, text, current = false }: NavItem) {
  return (
    <li class={`govuk-service-navigation__item${current ? ' govuk-service-navigation__item--active' : ''}`}>
      <a class="govuk-service-navigation__link" href={href} {...(current && { 'aria-current': 'true' })}>
        {current ? <strong class="govuk-service-navigation__active-fallback">{text}</strong> : text}
      </a>
    </li>
  );
}

function WayBack({ back }: { back: Back }): Child {
  if ('href' in back) {
    return (
      <nav aria-label="Back">
        <a class="govuk-back-link" href={back.href}>
          {back.text ?? 'Back'}
        </a>
      </nav>
    );
  }
  return (
    <nav class="govuk-breadcrumbs govuk-breadcrumbs--collapse-on-mobile" aria-label="Breadcrumb">
      <ol class="govuk-breadcrumbs__list">
        {back.map(({ href, text }) => (
          <li class="govuk-breadcrumbs__list-item" {...(href === undefined && { 'aria-current': 'page' })}>
            {href === undefined ? (
              text
            ) : (
              <a class="govuk-breadcrumbs__link" href={href}>
                {text}
              </a>
            )}
          </li>
        ))}
      </ol>
    </nav>
  );
}

const PAGES = [
  ['/', 'The public finder'],
  ['/privacy', 'Privacy'],
  ['/accessibility', 'Accessibility'],
] as const;

function Footer() {
  return (
    <footer class="frame-footer">
      <nav class="govuk-width-container" aria-label="About this site">
        <ul>
          {PAGES.map(([href, words]) => (
            <li>
              <a class="govuk-link" href={href}>
                {words}
              </a>
            </li>
          ))}
        </ul>
      </nav>
    </footer>
  );
}
