import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { problemOf } from "./ask.ts";
import { onSignedOut } from "./client.ts";
import { Lost } from "./frame/Lost.tsx";
import { PageHost } from "./frame/PageHost.tsx";
import { Root } from "./frame/Root.tsx";
import { sharedWays } from "./pages/buyer/index.ts";
import { pages } from "./pages/index.ts";
import { GateHost, gates } from "./pages/sign-in/index.ts";
import { readSearch, searchSchema, writeSearch } from "./search.ts";
import { Trouble } from "./ui/Trouble.tsx";

const root = createRootRoute({ component: Root, validateSearch: (search) => searchSchema.parse(search), notFoundComponent: Lost });

const routes = pages.map((page) =>
  createRoute({
    getParentRoute: () => root,
    path: page.path,
    component: () => <PageHost page={page} />,
    errorComponent: ({ error, reset }) => <Trouble problem={problemOf(error)} again={reset} />,
  }),
);

const ways = gates.map((gate) => createRoute({ getParentRoute: () => root, path: gate.path, component: () => <GateHost gate={gate} /> }));

const shared = sharedWays.map(({ path, Page }) => createRoute({ getParentRoute: () => root, path, component: Page }));

/** One address for each page of the list; the filters stand in its query. */
export const router = createRouter({
  routeTree: root.addChildren([...routes, ...ways, ...shared]),
  parseSearch: (query) => readSearch(query),
  stringifySearch: writeSearch,
  scrollRestoration: true,
});

/** Whoever is not known signs in, and comes back to where they wanted to go. */
onSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (gates.some(({ path }) => path === pathname)) return;
  const search = href === "/" ? {} : { back: href };
  void router.navigate({ to: "/sign-in", search: search as never, replace: true });
});
