#pragma once

// What Swift cannot see of ncurses (casting and function-like macros, globals) and what must not
// be written in Swift (signal handlers). Every name added here begins with cncurses_.

#define NCURSES_WIDECHAR 1
#include <curses.h>
#include <errno.h>
#include <langinfo.h>
#include <locale.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <termios.h>
#include <unistd.h>

// <term.h> would bring macros named `columns` and `lines`; glibc hides wcwidth without X/Open.
extern int setupterm(const char *name, int file, int *error);
extern int wcwidth(wchar_t);

static const attr_t cncurses_bold = A_BOLD;
static const attr_t cncurses_dim = A_DIM;
static const attr_t cncurses_reverse = A_REVERSE;
static const attr_t cncurses_underline = A_UNDERLINE;

// ncurses collects a picture in a buffer as large as the screen was at its birth, but braille and
// colours take several bytes a cell. Born large and made small afterwards, it sends every picture
// with one write.
static inline SCREEN *cncurses_open(void) {
  setenv("LINES", "120", 1);
  setenv("COLUMNS", "300", 1);
  SCREEN *screen = newterm(NULL, stdout, stdin);
  // What a shell exported may be of another window: ncurses would clip every picture to it.
  unsetenv("LINES");
  unsetenv("COLUMNS");
  return screen;
}

static inline WINDOW *cncurses_window(void) { return stdscr; }

static inline int cncurses_size(struct winsize *size) {
  return ioctl(STDOUT_FILENO, TIOCGWINSZ, size);
}

static inline void cncurses_set(cchar_t *cell, wchar_t scalar, attr_t attributes, short pair) {
  wchar_t text[2] = {scalar, 0};
  setcchar(cell, text, attributes, pair, NULL);
}

// Likewise with marks on it; `text` ends in 0.
static inline void cncurses_set_marked(cchar_t *cell, const wchar_t *text, attr_t attributes,
                                       short pair) {
  setcchar(cell, text, attributes, pair, NULL);
}

// What a signal handler must know. A header's `static` variables would exist once for each object
// file; weak ones with an initial value are merged into one by the linker.
#define CNCURSES_SHARED __attribute__((weak, visibility("hidden")))

// MARK: Signals that ask for something: their numbers go into a pipe the event loop reads.

static const int cncurses_orders[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGTERM,
                                      SIGINT,   SIGHUP,  SIGQUIT};
enum { cncurses_order_count = sizeof cncurses_orders / sizeof *cncurses_orders };
CNCURSES_SHARED struct sigaction cncurses_orders_before[cncurses_order_count] = {0};
CNCURSES_SHARED int cncurses_order_pipe = -1;

static void cncurses_order_came(int number) {
  int error = errno;
  unsigned char byte = (unsigned char)number;
  if (write(cncurses_order_pipe, &byte, 1) < 0) { /* full: the loop has enough to do */
  }
  errno = error;
}

static inline void cncurses_take_orders(int pipe) {
  cncurses_order_pipe = pipe;
  struct sigaction action = {.sa_handler = cncurses_order_came, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigset_t wanted;
  sigemptyset(&wanted);
  for (int i = 0; i < cncurses_order_count; i++) {
    struct sigaction *before = &cncurses_orders_before[i];
    sigaction(cncurses_orders[i], NULL, before);
    // Who started us with a signal ignored (nohup, a shell without job control) means it.
    if (cncurses_orders[i] != SIGWINCH && before->sa_handler == SIG_IGN) continue;
    sigaction(cncurses_orders[i], &action, NULL);
    sigaddset(&wanted, cncurses_orders[i]);
  }
  pthread_sigmask(SIG_UNBLOCK, &wanted, NULL);
}

static inline void cncurses_end_orders(void) {
  for (int i = 0; i < cncurses_order_count; i++) {
    sigaction(cncurses_orders[i], &cncurses_orders_before[i], NULL);
  }
  cncurses_order_pipe = -1;
}

// Stops the whole foreground job, as the terminal's own ^Z does; a wrapper script must stop too.
static inline void cncurses_stop(void) {
  struct sigaction ours, standard = {.sa_handler = SIG_DFL};
  sigaction(SIGTSTP, NULL, &ours);
  if (ours.sa_handler == SIG_IGN) return;
  sigaction(SIGTSTP, &standard, NULL);
  kill(0, SIGTSTP);
  // kill() may return before the stop. SIGCONT writes to the pipe; where nobody can continue us
  // (an orphaned process group is not stopped at all) there is nothing to wait for.
  usleep(20000);
  sigaction(SIGTSTP, &ours, NULL);
}

// MARK: Crashes: the terminal is given back, then what would have happened happens.

// The first five are faults of an instruction; the others are sent, and end a program that is not
// prepared for them.
static const int cncurses_crashes[] = {SIGSEGV, SIGBUS,  SIGFPE,  SIGILL,    SIGTRAP, SIGABRT, SIGSYS,
                                       SIGXCPU, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGPIPE};
enum { cncurses_crash_count = sizeof cncurses_crashes / sizeof *cncurses_crashes,
       cncurses_fault_count = 5 };
CNCURSES_SHARED struct sigaction cncurses_crashes_before[cncurses_crash_count] = {0};
CNCURSES_SHARED char cncurses_crash_stack[1 << 16] = {0};
struct cncurses_rescue {
  volatile sig_atomic_t armed;
  int exits;
  struct termios modes;
  char bytes[512];
  size_t count;
};
CNCURSES_SHARED struct cncurses_rescue cncurses_rescue = {0};

static void cncurses_give_back(void) {
  if (!cncurses_rescue.armed) return;
  cncurses_rescue.armed = 0;
  signal(SIGTTOU, SIG_IGN);
  if (write(STDOUT_FILENO, cncurses_rescue.bytes, cncurses_rescue.count) < 0) { /* it is gone */
  }
  tcsetattr(STDIN_FILENO, TCSANOW, &cncurses_rescue.modes);
}

static void cncurses_crashed(int number, siginfo_t *info, void *context) {
  (void)context;
  cncurses_give_back();
  int is_fault = 0;
  for (int i = 0; i < cncurses_crash_count; i++) {
    if (cncurses_crashes[i] != number) continue;
    sigaction(number, &cncurses_crashes_before[i], NULL);
    is_fault = i < cncurses_fault_count;
  }
  // A fault comes again by itself when its instruction is tried again, with its true address for
  // a backtrace; a signal that was sent does not.
  if (!is_fault || info->si_code <= 0) raise(number);
}

static inline void cncurses_arm(const struct termios *modes, const char *bytes, size_t count) {
  cncurses_rescue.modes = *modes;
  cncurses_rescue.count = count < sizeof cncurses_rescue.bytes ? count : 0;
  memcpy(cncurses_rescue.bytes, bytes, cncurses_rescue.count);
  if (!cncurses_rescue.exits) cncurses_rescue.exits = atexit(cncurses_give_back) == 0;

  stack_t stack;
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
    stack = (stack_t){.ss_sp = cncurses_crash_stack, .ss_size = sizeof cncurses_crash_stack};
    sigaltstack(&stack, NULL);
  }
  struct sigaction action = {.sa_sigaction = cncurses_crashed,
                             .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < cncurses_crash_count; i++) {
    struct sigaction *before = &cncurses_crashes_before[i];
    sigaction(cncurses_crashes[i], NULL, before);
    // What is ignored ends nothing; who else wants to know of it is told afterwards.
    if (before->sa_handler != SIG_IGN) sigaction(cncurses_crashes[i], &action, NULL);
  }
  cncurses_rescue.armed = 1;
}

static inline void cncurses_disarm(void) {
  if (!cncurses_rescue.armed) return;
  cncurses_rescue.armed = 0;
  for (int i = 0; i < cncurses_crash_count; i++) {
    sigaction(cncurses_crashes[i], &cncurses_crashes_before[i], NULL);
  }
}
