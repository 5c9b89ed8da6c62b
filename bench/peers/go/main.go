// go-trafilatura as in its command line, but without comments; fallbacks are on.
package main

import (
	"bytes"
	"net/url"
	"runtime/debug"

	"github.com/go-shiori/dom"
	"github.com/markusmobius/go-trafilatura"
)

const module = "github.com/markusmobius/go-trafilatura"

func version() string {
	info, _ := debug.ReadBuildInfo()
	for _, dependency := range info.Deps {
		if dependency.Path == module {
			return dependency.Version[1:]
		}
	}
	return "?"
}

// nil: there is too little text.
func extract(p page, options trafilatura.Options) *trafilatura.ExtractResult {
	options.EnableFallback, options.ExcludeComments = true, true
	if address, err := url.ParseRequestURI(p.url); err == nil {
		options.OriginalURL = address
	}
	result, _ := trafilatura.Extract(bytes.NewReader(p.bytes), options)
	return result
}

func main() {
	pageLoop(version(), func(p page) string {
		if result := extract(p, trafilatura.Options{}); result != nil {
			return result.ContentText
		}
		return ""
	}, func(p page) string {
		if result := extract(p, trafilatura.Options{IncludeLinks: true}); result != nil {
			return dom.OuterHTML(result.ContentNode)
		}
		return ""
	})
}
