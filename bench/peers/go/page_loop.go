// The common part of bench/run's Go runners; bench/peers/README.md describes what every runner reads and
// prints.
package main

import (
	"bufio"
	"fmt"
	"os"
	"strings"
	"syscall"
	"time"
)

type page struct {
	id, url  string
	textPath string // empty: a page to warm up with
	bytes    []byte
}

// The CPU time of all threads of the process, so it includes garbage collection.
func cpuSeconds() float64 {
	var usage syscall.Rusage
	syscall.Getrusage(syscall.RUSAGE_SELF, &usage)
	return time.Duration(usage.Utime.Nano() + usage.Stime.Nano()).Seconds()
}

func memoryKB(name string) (kb int) {
	status, _ := os.ReadFile("/proc/self/status")
	for _, line := range strings.Split(string(status), "\n") {
		if rest, found := strings.CutPrefix(line, name+":"); found {
			fmt.Sscan(rest, &kb)
		}
	}
	return kb
}

func readPages(manifest string) (pages []page, err error) {
	list, err := os.Open(manifest)
	if err != nil {
		return nil, err
	}
	defer list.Close()
	for lines := bufio.NewScanner(list); lines.Scan(); {
		cells := strings.Split(lines.Text(), "\t")
		bytes, err := os.ReadFile(cells[1])
		if err != nil {
			return nil, err
		}
		pages = append(pages, page{cells[0], cells[2], cells[3], bytes})
	}
	return pages, nil
}

func timePage(p page, job func(page) string) {
	text, outcome := "", "ok"
	wallStart, cpuStart := time.Now(), cpuSeconds()
	func() {
		defer func() {
			if recover() != nil {
				outcome = "failed"
			}
		}()
		text = job(p)
	}()
	cpu, wall := cpuSeconds()-cpuStart, time.Since(wallStart).Seconds()
	if p.textPath == "" {
		fmt.Printf("warm\t%s\n", p.id)
		return
	}
	os.WriteFile(p.textPath, []byte(text), 0o644)
	fmt.Printf("page\t%s\t%.6f\t%.6f\t%s\n", p.id, cpu, wall, outcome)
}

// markup is the job where markup is wanted.
func pageLoop(version string, job, markup func(page) string) {
	pages, err := readPages(os.Args[1])
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
	fmt.Printf("version\t%s\n", version)
	fmt.Printf("loaded\t%d\n", memoryKB("VmRSS"))
	for _, p := range pages {
		if strings.HasSuffix(p.textPath, ".html") || strings.HasSuffix(p.textPath, ".md") {
			timePage(p, markup)
		} else {
			timePage(p, job)
		}
	}
	fmt.Printf("peak\t%d\n", memoryKB("VmHWM"))
}
