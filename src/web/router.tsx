import { createRootRoute, createRoute, createRouter } from "@tanstack/react-router";
import { problemOf } from "./ask.ts";
import { Frame } from "./frame/Frame.tsx";
import { Lost } from "./frame/Lost.tsx";
import { PageHost } from "./frame/PageHost.tsx";
import { pages } from "./pages/index.ts";
import { readSearch, searchSchema, writeSearch } from "./search.ts";
import { Trouble } from "./ui/Trouble.tsx";

const root = createRootRoute({ component: Frame, validateSearch: (search) => searchSchema.parse(search), notFoundComponent: Lost });

const routes = pages.map((page) =>
  createRoute({
    getParentRoute: () => root,
    path: page.path,
    component: () => <PageHost page={page} />,
    errorComponent: ({ error, reset }) => <Trouble problem={problemOf(error)} again={reset} />,
  }),
);

/** One address for each page of the list; the filters stand in its query. */
export const router = createRouter({
  routeTree: root.addChildren(routes),
  parseSearch: (query) => readSearch(query),
  stringifySearch: writeSearch,
  scrollRestoration: true,
});
