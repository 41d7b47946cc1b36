/**
 * A minimal theme for Hugo that writes the kinds of pages that the press writes: articles with links to their day,
 * section, bylines, tags and neighbours; days, months, sections, bylines and tags paged by 100; feeds of 50 stories. It
 * leaves out what costs Hugo much and is not needed: `.GetTerms` looks through all tags of the paper for each article, so
 * that terms are linked with `urlize`, as most themes do; and lists of one page are not paginated, which would write a
 * second file for each.
 */
const BASE = `<!DOCTYPE html>
<html lang="{{ site.LanguageCode }}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ .Title }} · {{ site.Title }}</title>
<link rel="stylesheet" href="/style.css">
</head>
<body>
<header><a href="/">{{ site.Title }}</a>
<nav><ul><li><a href="/sections/">{{ site.Params.sections }}</a></li><li><a href="/bylines/">{{ site.Params.bylines }}</a></li><li><a href="/tags/">{{ site.Params.tags }}</a></li><li><a href="/days/">days</a></li></ul></nav></header>
<main>
{{ block "main" . }}{{ end }}
</main>
</body>
</html>
`;

const SINGLE = `{{ define "main" }}
<article{{ with .Params.language }} lang="{{ . }}"{{ end }}>
{{ range .Params.sections }}<p><a href="/sections/{{ . | urlize }}/">{{ . }}</a></p>{{ end }}
<h1>{{ .Title }}</h1>
{{ with .Description }}<p>{{ . }}</p>{{ end }}
<p>{{ range $n, $name := .Params.bylines }}{{ if $n }}、{{ end }}<a href="/bylines/{{ $name | urlize }}/">{{ $name }}</a>{{ end }}</p>
{{ range .Params.days }}<p><time><a href="/days/{{ . }}/">{{ . }}</a></time></p>{{ end }}
{{ .Content }}
<ul>{{ range .Params.tags }}<li><a href="/tags/{{ . | urlize }}/">{{ . }}</a></li>{{ end }}</ul>
{{ with .Params.revisionpages }}<ol>{{ range . }}<li><a href="{{ . }}">{{ . }}</a></li>{{ end }}</ol>{{ end }}
<details><summary>{{ site.Params.provenance }}</summary><dl>
{{ with .Params.original }}<dt>{{ site.Params.original }}</dt><dd><a href="{{ . }}">{{ . }}</a></dd>{{ end }}
{{ with .Params.memento }}<dt>{{ site.Params.memento }}</dt><dd><a href="{{ . }}">{{ . }}</a></dd>{{ end }}
{{ with .Params.digest }}<dt>{{ site.Params.digest }}</dt><dd><code>{{ . }}</code></dd>{{ end }}
</dl></details>
<nav>{{ with .PrevInSection }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }} {{ with .NextInSection }}<a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ end }}</nav>
</article>
{{ end }}
`;

const LIST = `{{ define "main" }}
<h1>{{ .Title }}</h1>
{{ $pages := .Pages }}{{ if .IsHome }}{{ $pages = first 50 site.RegularPages }}{{ end }}
<p>{{ len $pages }}</p>
{{ if gt (len $pages) 100 }}{{ $paginator := .Paginate $pages }}
{{ template "rows" $paginator.Pages }}
<nav>{{ with $paginator.Prev }}<a href="{{ .URL }}">←</a>{{ end }} {{ $paginator.PageNumber }} / {{ $paginator.TotalPages }} {{ with $paginator.Next }}<a href="{{ .URL }}">→</a>{{ end }}</nav>
{{ else }}{{ template "rows" $pages }}{{ end }}
{{ end }}
{{ define "rows" }}<ol>
{{ range . }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a> <small>{{ .Date.Format "2006-01-02" }} {{ range .Params.sections }}<a href="/sections/{{ . | urlize }}/">{{ . }}</a>{{ end }} {{ range .Params.bylines }}<a href="/bylines/{{ . | urlize }}/">{{ . }}</a>{{ end }}</small></li>
{{ end }}</ol>
{{ end }}
`;

const TERMS = `{{ define "main" }}
<h1>{{ .Title }}</h1>
<ul>
{{ range .Data.Terms.Alphabetical }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.LinkTitle }}</a> <small>{{ .Count }}</small></li>
{{ end }}</ul>
{{ end }}
`;

/** Merged before the configuration of `reprint export --hugo`. No page for the folder of all articles, which the press has not. */
const CONFIG = `disableKinds = ["section"]
relativeURLs = false
[services.rss]
  limit = 50
[outputs]
  home = ["HTML", "RSS"]
  taxonomy = ["HTML"]
  term = ["HTML"]
  page = ["HTML"]
[taxonomies]
  tag = "tags"
  section = "sections"
  byline = "bylines"
  day = "days"
  month = "months"
`;

/** Sections and bylines have feeds of their own. */
const WITH_FEEDS = '---\ncascade:\n  outputs: [HTML, RSS]\noutputs: [HTML]\n---\n';

/** The files of the theme, by path below Hugo's folder; `bench.toml` is the configuration. */
export const THEME: Readonly<Record<string, string>> = {
  'bench.toml': CONFIG,
  'layouts/_default/baseof.html': BASE,
  'layouts/_default/single.html': SINGLE,
  'layouts/_default/list.html': LIST,
  'layouts/_default/terms.html': TERMS,
  'layouts/_default/taxonomy.html': LIST,
  'content/sections/_index.md': WITH_FEEDS,
  'content/bylines/_index.md': WITH_FEEDS,
};
