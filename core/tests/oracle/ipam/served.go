package main

import (
	"encoding/json"
	"flag"
	"fmt"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"time"
)

// inside is set in the namespaces of the test's own.
const inside = "NOCLUSTER_NAMESPACES"

// served puts our plugin below the real bridge and ptp, and on a full disk, in namespaces of the test's own.
func served(arguments []string) error {
	flags := flag.NewFlagSet("served", flag.ExitOnError)
	nocluster := flags.String("nocluster", "", "our program")
	_ = flags.Parse(arguments)
	self, err := os.Executable()
	if err != nil {
		return err
	}
	if os.Getenv(inside) == "" {
		if text, err := exec.Command("unshare", "--net", "--mount", "--propagation", "private", "ip", "link", "set", "lo", "up").CombinedOutput(); err != nil {
			fmt.Printf("not run: bridge, ptp and the full disk, since network namespaces are not permitted here: %s", text)
			return nil
		}
		again := exec.Command("unshare", "--net", "--mount", "--propagation", "private", self, "served", "-nocluster", *nocluster)
		again.Env = append(os.Environ(), inside+"=1")
		again.Stdout, again.Stderr = os.Stdout, os.Stderr
		return again.Run()
	}
	plugins, err := ours(*nocluster)
	if err != nil {
		return err
	}
	defer os.RemoveAll(plugins)
	for _, name := range []string{"bridge", "ptp"} {
		path, err := build("main/"+name, "1.10")
		if err != nil {
			return err
		}
		if err := os.Symlink(path, filepath.Join(plugins, name)); err != nil {
			return err
		}
	}
	if err := do("mount", "-t", "tmpfs", "tmpfs", "/run"); err != nil {
		return err
	}
	if err := do("ip", "link", "set", "lo", "up"); err != nil {
		return err
	}
	for _, name := range []string{"bridge", "ptp"} {
		if err := pods(self, plugins, name); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
	}
	return fullDisk(plugins)
}

func do(name string, arguments ...string) error {
	if text, err := exec.Command(name, arguments...).CombinedOutput(); err != nil {
		return fmt.Errorf("%s %s: %w: %s", name, strings.Join(arguments, " "), err, text)
	}
	return nil
}

// mainCall runs a main plugin, which calls the IPAM plugin that lies beside it.
func mainCall(plugins, name, command, pod, conf string) ([]byte, error) {
	c := exec.Command(filepath.Join(plugins, name))
	c.Stdin = strings.NewReader(conf)
	c.Env = []string{"PATH=" + os.Getenv("PATH"), "CNI_COMMAND=" + command, "CNI_CONTAINERID=" + pod, "CNI_IFNAME=eth0", "CNI_NETNS=/run/netns/" + pod, "CNI_PATH=" + plugins}
	text, err := c.Output()
	if err != nil {
		return nil, fmt.Errorf("%s %s: %w: %s", command, pod, err, text)
	}
	return text, nil
}

// pods attaches two Pods, checks them, lets each ping the other, and detaches them.
func pods(self, plugins, name string) error {
	folder, err := os.MkdirTemp("", "nocluster-node")
	if err != nil {
		return err
	}
	defer os.RemoveAll(folder)
	conf := map[string]any{
		"cniVersion": "1.0.0", "name": "net-" + name, "type": name, "bridge": "cni0", "isGateway": true,
		"ipam": map[string]any{"type": "host-local", "dataDir": folder, "ranges": [][]map[string]string{{{"subnet": "10.9.8.0/24"}}},
			"routes": []map[string]string{{"dst": "0.0.0.0/0"}}},
	}
	text := func(more ...string) string {
		of := map[string]any{}
		for key, value := range conf {
			of[key] = value
		}
		if len(more) > 0 {
			of["prevResult"] = json.RawMessage(more[0])
		}
		out, _ := json.Marshal(of)
		return string(out)
	}
	of := map[string]string{}
	results := map[string]string{}
	names := []string{name + "-1", name + "-2"}
	for _, pod := range names {
		if err := do("ip", "netns", "add", pod); err != nil {
			return err
		}
		result, err := mainCall(plugins, name, "ADD", pod, text())
		if err != nil {
			return err
		}
		list, err := addresses(result)
		if err != nil || len(list) != 1 {
			return fmt.Errorf("%s: %v %w", result, list, err)
		}
		of[pod], results[pod] = list[0], string(result)
		lease, err := os.ReadFile(filepath.Join(folder, "net-"+name, list[0]))
		if err != nil || string(lease) != pod+"\r\neth0" {
			return fmt.Errorf("the lease of %s is %q: %w", pod, lease, err)
		}
	}
	for at, pod := range names {
		if _, err := mainCall(plugins, name, "CHECK", pod, text(results[pod])); err != nil {
			return err
		}
		if err := do("ip", "netns", "exec", pod, self, "ping", of[names[1-at]]); err != nil {
			return err
		}
	}
	for _, pod := range names {
		if _, err := mainCall(plugins, name, "DEL", pod, text(results[pod])); err != nil {
			return err
		}
	}
	left, err := filepath.Glob(filepath.Join(folder, "net-"+name, "10.*"))
	if err != nil || len(left) > 0 {
		return fmt.Errorf("%v are left", left)
	}
	fmt.Printf("%s: ADD, CHECK and DEL of two Pods, %v, which pinged each other\n", name, of)
	return nil
}

// ping asks an address for an echo, as the program of this name does.
func ping(arguments []string) error {
	connection, err := net.Dial("ip4:icmp", arguments[0])
	if err != nil {
		return err
	}
	defer connection.Close()
	request := []byte{8, 0, 0, 0, 0x4e, 0x43, 0, 1, 'p', 'o', 'd', 's'}
	sum := uint32(0)
	for at := 0; at < len(request); at += 2 {
		sum += uint32(request[at])<<8 | uint32(request[at+1])
	}
	sum = sum>>16 + sum&0xffff
	request[2], request[3] = byte(^sum>>8), byte(^sum)
	buffer := make([]byte, 256)
	for range 20 {
		if _, err := connection.Write(request); err != nil {
			return err
		}
		_ = connection.SetReadDeadline(time.Now().Add(250 * time.Millisecond))
		read, err := connection.Read(buffer)
		// The reply may stand behind the header of its packet.
		reply := buffer[:read]
		if len(reply) > 20 && reply[0]>>4 == 4 {
			reply = reply[20:]
		}
		if err == nil && len(reply) == len(request) && reply[0] == 0 && slices.Equal(reply[4:], request[4:]) {
			return nil
		}
	}
	return fmt.Errorf("no echo from %s", arguments[0])
}

// fullDisk fills small disks by both plugins: they print the same, and leave the same.
func fullDisk(plugins string) error {
	real, err := program("host-local", "1.10")
	if err != nil {
		return err
	}
	full := 0
	for _, limit := range []string{"size", "nr_inodes"} {
		for room := 1; room <= 16; room++ {
			option := fmt.Sprintf("%s=%d", limit, room)
			if limit == "size" {
				option = fmt.Sprintf("size=%dk", 4*room)
			}
			byReal, err := filled(real, option)
			if err != nil {
				return err
			}
			byOurs, err := filled(filepath.Join(plugins, "host-local"), option)
			if err != nil {
				return err
			}
			if strings.Contains(fmt.Sprint(byOurs), "no space left on device") {
				full++
			}
			// The folder beside the networks takes a file itself.
			if limit == "size" && !reflect.DeepEqual(byReal, byOurs) {
				return fmt.Errorf("%s\nreal %v\nours %v", option, byReal, byOurs)
			}
		}
	}
	if full == 0 {
		return fmt.Errorf("no disk was full: nothing was compared")
	}
	fmt.Printf("%d full disks: as the real plugin has it, and no lease torn\n", full)
	return nil
}

// filled are the replies of a plugin on a small disk, and what is on it afterwards.
func filled(program, option string) (any, error) {
	folder, err := os.MkdirTemp("", "nocluster-disk")
	if err != nil {
		return nil, err
	}
	defer os.Remove(folder)
	if err := do("mount", "-t", "tmpfs", "-o", option, "tmpfs", folder); err != nil {
		return nil, err
	}
	defer func() { _ = do("umount", folder) }()
	n := &node{folder: folder, conf: sharedConf}
	var replies []reply
	for _, one := range []string{"ADD c1", "ADD c2", "ADD c3", "ADD c4", "ADD c5", "DEL c1", "ADD c6", "CHECK c6", "DEL c2", "DEL c6", "ADD c7"} {
		command, id, _ := strings.Cut(one, " ")
		c := n.command(program, command, id)
		stdout, err := c.Output()
		if err != nil && c.ProcessState == nil {
			return nil, err
		}
		replies = append(replies, reply{Stdout: string(stdout), ExitCode: c.ProcessState.ExitCode()})
		if _, err := n.held(); err != nil && !os.IsNotExist(err) {
			return nil, err
		}
	}
	files, err := contents(filepath.Join(folder, "networks/net"))
	return []any{replies, files}, err
}
