import { STILL } from '../page.ts';
import { STYLE } from '../style/style.ts';

/** What the shortcodes say of a player: its kind, its host, two links. The values were escaped for the shortcode's quotes. */
const EMBED = `{{- $src := .Get "src" | htmlUnescape -}}
{{- $memento := .Get "memento" | default "" | htmlUnescape -}}
<figure class="embed"><div class="card"><b>{{ .Get "word" | htmlUnescape }}</b>{{ with .Get "title" }} <q>{{ . | htmlUnescape }}</q>{{ end }} <small>{{ with $src }}<a href="{{ . }}" rel="external noreferrer noopener">{{ $.Get "host" | htmlUnescape }}</a>{{ end }}{{ with $memento }} · <a href="{{ . }}" rel="external noreferrer noopener">{{ site.Params.askArchive }}</a>{{ end }}</small></div>{{ with .Get "caption" }}<figcaption>{{ . | htmlUnescape }}</figcaption>{{ end }}</figure>
`;

const BASE = `<!DOCTYPE html>
<html lang="{{ site.LanguageCode }}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${STILL}">
<meta name="referrer" content="no-referrer">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{ if .IsHome }}{{ site.Title }}{{ else }}{{ .Title }} · {{ site.Title }}{{ end }}</title>
{{- with .Params.original }}<link rel="original" href="{{ . }}">{{ end }}
{{- with .Params.memento }}<link rel="memento" href="{{ . }}">{{ end }}
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body class="{{ if eq .Kind "page" }}story{{ else }}list{{ end }}">
<header class="bar"><a class="name" href="/">{{ site.Title }}</a>
<nav><ul>
<li><a href="/sections/">{{ site.Params.sections }}</a></li>
<li><a href="/bylines/">{{ site.Params.bylines }}</a></li>
<li><a href="/tags/">{{ site.Params.tags }}</a></li>
</ul></nav></header>
<main id="main">
{{ block "main" . }}{{ end }}
</main>
</body>
</html>
`;

/** Terms are linked by their names: `.GetTerms` looks through all tags of the paper for each article, for hours. */
const SINGLE = `{{ define "main" }}
<article{{ with .Params.language }} lang="{{ . }}"{{ end }}>
<header>
{{ range .Params.sections }}<p class="kicker"><a href="{{ "sections/" | relURL }}{{ . | urlize }}/">{{ . }}</a></p>{{ end }}
<h1>{{ .Title }}</h1>
{{ with .Description }}<p class="standfirst">{{ . }}</p>{{ end }}
</header>
<div class="rail">
{{ with .Params.bylines }}<p class="byline">{{ range $n, $name := . }}{{ if $n }}、{{ end }}<a href="{{ "bylines/" | relURL }}{{ $name | urlize }}/">{{ $name }}</a>{{ end }}</p>{{ end }}
{{ if not .Date.IsZero }}<p class="time"><span>{{ site.Params.published }}</span> <time>{{ .Date.Format "2006-01-02" }}</time></p>{{ end }}
</div>
<div class="text">
{{ .Content }}
</div>
<footer>
{{ with .Params.tags }}<ul class="tags">{{ range . }}<li><a href="{{ "tags/" | relURL }}{{ . | urlize }}/">{{ . }}</a></li>{{ end }}</ul>{{ end }}
{{ with .Params.revisionpages }}<section class="revisions"><h2>{{ site.Params.revisions }}</h2><ol>{{ range . }}{{ with site.GetPage . }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}</ol></section>{{ end }}
{{ with .Params.revisionof }}{{ with site.GetPage . }}<p><a href="{{ .RelPermalink }}">{{ .Title }}</a></p>{{ end }}{{ end }}
<details class="provenance"><summary>{{ site.Params.provenance }}</summary><dl>
{{ with .Params.original }}<dt>{{ site.Params.original }}</dt><dd><a href="{{ . }}">{{ . }}</a></dd>{{ end }}
{{ with .Params.memento }}<dt>{{ site.Params.memento }}</dt><dd><a href="{{ . }}">{{ . }}</a></dd>{{ end }}
{{ with .Params.digest }}<dt>{{ site.Params.digest }}</dt><dd><code>{{ . }}</code></dd>{{ end }}
</dl></details>
</footer>
</article>
{{ end }}
`;

const LIST = `{{ define "main" }}
<header class="head"><h1>{{ if .IsHome }}{{ site.Title }}{{ else }}{{ .Title }}{{ end }}</h1>
{{ if .IsHome }}{{ with site.Params.about }}<p class="count">{{ . }}</p>{{ end }}{{ end }}</header>
{{ if eq .Kind "taxonomy" }}
<section class="index"><ul>
{{ range .Data.Terms.ByCount }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.LinkTitle }}</a> <small>{{ .Count }}</small></li>
{{ end }}</ul></section>
{{ else }}
{{ $pages := .Pages }}{{ if .IsHome }}{{ $pages = where site.RegularPages "Section" "articles" }}{{ end }}
{{ $paginator := .Paginate $pages }}
<ol class="rows">
{{ range $paginator.Pages }}<li><a class="headline" href="{{ .RelPermalink }}">{{ .LinkTitle }}</a>{{ if not .Date.IsZero }} <small>{{ .Date.Format "2006-01-02" }}</small>{{ end }}</li>
{{ end }}</ol>
<nav class="around">{{ with $paginator.Prev }}<a href="{{ .URL }}">← {{ site.Params.later }}</a>{{ else }}<span></span>{{ end }}{{ with $paginator.Next }}<a href="{{ .URL }}">{{ site.Params.earlier }} →</a>{{ end }}</nav>
{{ end }}
{{ end }}
`;

/** Only addresses that a reader may follow; what a replay left relative leads to the web archive. */
const LINK = `{{- $to := .Destination -}}
{{- if hasPrefix $to "/web/" -}}{{- $to = printf "https://web.archive.org%s" $to -}}{{- end -}}
{{- if or (hasPrefix $to "https://") (hasPrefix $to "http://") (hasPrefix $to "mailto:") -}}
<a href="{{ $to | safeURL }}" rel="external noreferrer noopener">{{ .Text | safeHTML }}</a>
{{- else -}}{{ .Text | safeHTML }}{{- end -}}
`;

/** A picture inside a line: named, never loaded from elsewhere. */
const IMAGE = `{{- $to := .Destination -}}
<span class="lost"><b>{{ site.Params.pictureLost }}</b> {{ with .PlainText }}<q>{{ . }}</q>{{ end }}{{ if or (hasPrefix $to "https://") (hasPrefix $to "http://") }} <small><a href="{{ $to | safeURL }}" rel="external noreferrer noopener">{{ site.Params.original }}</a></small>{{ end }}</span>
`;

/** Every file of the site that does not depend on the archive, by path. */
export const LAYOUTS: Readonly<Record<string, string>> = {
  'layouts/_default/baseof.html': BASE,
  'layouts/_default/single.html': SINGLE,
  'layouts/_default/list.html': LIST,
  'layouts/_default/_markup/render-link.html': LINK,
  'layouts/_default/_markup/render-image.html': IMAGE,
  'layouts/shortcodes/video.html': EMBED,
  'layouts/shortcodes/audio.html': EMBED,
  'layouts/shortcodes/post.html': EMBED,
  'layouts/shortcodes/map.html': EMBED,
  'layouts/shortcodes/frame.html': EMBED,
  'static/style.css': STYLE,
};
