package main

import (
	"bufio"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"log"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"syscall"

	"golang.org/x/sys/unix"
	"nocluster.test/oracle/vectors"
)

// CoreDNS reads files by fixed paths, and its plugins look at the addresses of the machine. So the servers run in a
// room of their own: a process with an empty root and a network that holds nothing. A case puts its files there.
const insideRoom = "NOCLUSTER_ORACLE_ROOM"

// The files that a Pod of CoreDNS always has: the way to its API server.
const serviceAccount = "/var/run/secrets/kubernetes.io/serviceaccount/"

var accountFiles = map[string]string{serviceAccount + "token": "token", serviceAccount + "ca.crt": "", serviceAccount + "namespace": "kube-system"}

// inside runs the work in a room: this process, where it is one already, else a child that has its streams.
func inside(work func() error) error {
	if os.Getenv(insideRoom) == "" {
		child := roomCommand(os.Args[1:])
		child.Stdin, child.Stdout = os.Stdin, os.Stdout
		return child.Run()
	}
	// What CoreDNS logs is no answer.
	log.SetOutput(io.Discard)
	if err := furnish(); err != nil {
		return fmt.Errorf("the room: %w", err)
	}
	return work()
}

// roomLost is the exit code of a room whose server does not come to an end. What is left to do goes on in another one,
// from the number that the lost one wrote to its third file on.
const roomLost = 77

// insideRooms runs the work in one room after another.
func insideRooms(work func() error) error {
	if os.Getenv(insideRoom) != "" {
		return inside(work)
	}
	arguments := os.Args[1:]
	for {
		read, write, err := os.Pipe()
		if err != nil {
			return err
		}
		child := roomCommand(arguments)
		child.Stdin, child.Stdout, child.ExtraFiles = os.Stdin, os.Stdout, []*os.File{write}
		err = child.Run()
		write.Close()
		if err == nil || child.ProcessState == nil || child.ProcessState.ExitCode() != roomLost {
			return err
		}
		var next string
		if _, err := fmt.Fscan(read, &next); err != nil {
			return err
		}
		read.Close()
		arguments = append(slices.Clone(os.Args[1:]), "-from", next)
	}
}

// leaveRoom ends this process; the next room begins with this number.
func leaveRoom(next uint64) {
	fmt.Fprintln(os.NewFile(3, "next"), next)
	os.Exit(roomLost)
}

func roomCommand(arguments []string) *exec.Cmd {
	child := exec.Command("/proc/self/exe", arguments...)
	child.Stderr = os.Stderr
	child.Env = append(os.Environ(), insideRoom+"=1")
	child.SysProcAttr = &syscall.SysProcAttr{
		// It ends with this process, whatever CoreDNS is busy with.
		Pdeathsig:   syscall.SIGKILL,
		Cloneflags:  syscall.CLONE_NEWUSER | syscall.CLONE_NEWNS | syscall.CLONE_NEWNET,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	return child
}

// furnish gives this process its root and the environment of a Pod. The mount ends with the process.
func furnish() error {
	if err := syscall.Mount("none", "/tmp", "tmpfs", 0, ""); err != nil {
		return err
	}
	if err := syscall.Chroot("/tmp"); err != nil {
		return err
	}
	if err := os.Chdir("/"); err != nil {
		return err
	}
	if err := loopbackUp(); err != nil {
		return err
	}
	if err := setEnv(nil); err != nil {
		return err
	}
	return setFiles(nil)
}

// setEnv leaves only what a Pod of CoreDNS has, and what the case gives.
func setEnv(given map[string]string) error {
	os.Clearenv()
	pod := map[string]string{"KUBERNETES_SERVICE_HOST": "127.0.0.1", "KUBERNETES_SERVICE_PORT": "1"}
	for _, env := range []map[string]string{pod, given} {
		for name, value := range env {
			if err := os.Setenv(name, value); err != nil {
				return err
			}
		}
	}
	return nil
}

// The text of a machine's own files where the case says nothing of them.
var machineFiles = map[string]string{"/etc/resolv.conf": "nameserver 127.0.0.1\n", "/etc/hosts": "127.0.0.1 localhost\n"}

// setFiles empties the root and writes the files of a case; null means that the file does not exist.
func setFiles(given map[string]*string) error {
	entries, err := os.ReadDir("/")
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if err := os.RemoveAll("/" + entry.Name()); err != nil {
			return err
		}
	}
	for path, text := range accountFiles {
		if err := writeFile(path, text); err != nil {
			return err
		}
	}
	for path, text := range machineFiles {
		if _, said := given[path]; said {
			continue
		}
		if err := writeFile(path, text); err != nil {
			return err
		}
	}
	for path, text := range given {
		if text == nil {
			continue
		}
		if err := writeFile(filepath.Join("/", path), *text); err != nil {
			return err
		}
	}
	return nil
}

func writeFile(path, text string) error {
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		return err
	}
	return os.WriteFile(path, []byte(text), 0o644)
}

// loopbackUp lets the forward plugin reach the upstream of a case.
func loopbackUp() error {
	socket, err := unix.Socket(unix.AF_INET, unix.SOCK_DGRAM, 0)
	if err != nil {
		return err
	}
	defer unix.Close(socket)
	flags, err := unix.NewIfreq("lo")
	if err != nil {
		return err
	}
	flags.SetUint16(unix.IFF_UP)
	return unix.IoctlIfreq(socket, unix.SIOCSIFFLAGS, flags)
}

// rooms are children that answer cases one by one, for a process that needs the files of the repository: one for each
// line of CoreDNS that a case asks.
type rooms map[string]*room

type room struct {
	in  io.Writer
	out *bufio.Scanner
}

// of gives the room of a line, and opens it first. Another line than this program's is another program.
func (r rooms) of(asked string) (*room, error) {
	if asked == "" {
		asked = line()
	}
	if open := r[asked]; open != nil {
		return open, nil
	}
	child := exec.Command("/proc/self/exe", "room")
	if asked != line() {
		child = exec.Command("go", "run", "-modfile=go."+asked+".mod", ".", "room")
	}
	child.Stderr = os.Stderr
	in, err := child.StdinPipe()
	if err != nil {
		return nil, err
	}
	out, err := child.StdoutPipe()
	if err != nil {
		return nil, err
	}
	r[asked] = &room{in, longLines(out)}
	return r[asked], child.Start()
}

func longLines(in io.Reader) *bufio.Scanner {
	lines := bufio.NewScanner(in)
	lines.Buffer(nil, 256<<20)
	return lines
}

func (r rooms) ask(c *vectors.Case) (vectors.Answer, error) {
	var input struct {
		CoreDNS string `json:"coredns"`
	}
	if err := json.Unmarshal(c.Text(), &input); err != nil {
		return nil, err
	}
	open, err := r.of(input.CoreDNS)
	if err != nil {
		return nil, err
	}
	return open.ask(c)
}

func (r *room) ask(c *vectors.Case) (vectors.Answer, error) {
	line, err := json.Marshal(c)
	if err != nil {
		return nil, err
	}
	if _, err := r.in.Write(append(line, '\n')); err != nil {
		return nil, err
	}
	if !r.out.Scan() {
		return nil, fmt.Errorf("the room is gone: %v", r.out.Err())
	}
	var read struct {
		Answer   json.RawMessage `json:"answer"`
		NotAsked string          `json:"notAsked"`
	}
	if err := json.Unmarshal(r.out.Bytes(), &read); err != nil {
		return nil, err
	}
	if read.NotAsked != "" {
		return nil, errors.New(read.NotAsked)
	}
	return readAnswer(c.Op, read.Answer)
}

// serveRoom is what that child does.
func serveRoom() error {
	out := vectors.NewLines()
	in := longLines(os.Stdin)
	for in.Scan() {
		var c vectors.Case
		if err := json.Unmarshal(in.Bytes(), &c); err != nil {
			return err
		}
		answer, err := ask(&c)
		if err != nil {
			out.Print(map[string]string{"notAsked": err.Error()})
		} else {
			out.Print(map[string]any{"answer": answer})
		}
		out.Flush()
	}
	return in.Err()
}
