// go-trafilatura as in its command line, but without comments; fallbacks are on.
package main

import (
	"bytes"
	"net/url"
	"runtime/debug"

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

func main() {
	pageLoop(version(), func(p page) string {
		options := trafilatura.Options{EnableFallback: true, ExcludeComments: true}
		if address, err := url.ParseRequestURI(p.url); err == nil {
			options.OriginalURL = address
		}
		result, err := trafilatura.Extract(bytes.NewReader(p.bytes), options)
		if err != nil { // how it says that there is too little text
			return ""
		}
		return result.ContentText
	})
}
