#include "CTerminal.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

// MARK: Signals that ask for something: their numbers go into a pipe the event loop reads.

static const int orders[] = {SIGWINCH, SIGCONT, SIGTSTP, SIGTERM, SIGINT, SIGHUP, SIGQUIT};
enum { order_count = sizeof orders / sizeof *orders };
static struct sigaction orders_before[order_count] = {0};
static int order_pipe = -1;

static void order_came(int number) {
  int error = errno;
  unsigned char byte = (unsigned char)number;
  if (write(order_pipe, &byte, 1) < 0) { /* full: the loop has enough to do */
  }
  errno = error;
}

void cterminal_take_orders(int pipe) {
  order_pipe = pipe;
  struct sigaction action = {.sa_handler = order_came, .sa_flags = SA_RESTART};
  sigemptyset(&action.sa_mask);
  sigset_t wanted;
  sigemptyset(&wanted);
  for (int i = 0; i < order_count; i++) {
    struct sigaction *before = &orders_before[i];
    sigaction(orders[i], NULL, before);
    // Who started us with a signal ignored (nohup, a shell without job control) means it.
    if (orders[i] != SIGWINCH && before->sa_handler == SIG_IGN) continue;
    sigaction(orders[i], &action, NULL);
    sigaddset(&wanted, orders[i]);
  }
  pthread_sigmask(SIG_UNBLOCK, &wanted, NULL);
}

void cterminal_end_orders(void) {
  for (int i = 0; i < order_count; i++) {
    sigaction(orders[i], &orders_before[i], NULL);
  }
  order_pipe = -1;
}

// Stops the whole foreground job, as the terminal's own ^Z does; a wrapper script must stop too.
void cterminal_stop(void) {
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
static const int crashes[] = {SIGSEGV, SIGBUS,  SIGFPE,  SIGILL,  SIGTRAP,   SIGABRT, SIGSYS,
                              SIGXCPU, SIGUSR1, SIGUSR2, SIGALRM, SIGVTALRM, SIGPROF, SIGPIPE};
enum { crash_count = sizeof crashes / sizeof *crashes,
       fault_count = 5 };
static struct sigaction crashes_before[crash_count] = {0};
static char crash_stack[1 << 16] = {0};
struct rescue {
  volatile sig_atomic_t armed;
  int exits;
  struct termios modes;
  char bytes[512];
  size_t count;
};
static struct rescue rescue = {0};

static void give_back(void) {
  if (!rescue.armed) return;
  rescue.armed = 0;
  signal(SIGTTOU, SIG_IGN);
  if (write(STDOUT_FILENO, rescue.bytes, rescue.count) < 0) { /* it is gone */
  }
  tcsetattr(STDIN_FILENO, TCSANOW, &rescue.modes);
}

static void crashed(int number, siginfo_t *info, void *context) {
  (void)context;
  give_back();
  int is_fault = 0, is_sent = info->si_code <= 0 && info->si_code != SI_TKILL;
  for (int i = 0; i < crash_count; i++) {
    if (crashes[i] != number) continue;
    is_fault = i < fault_count;
    // Swift's runtime traces a fault and returns, for it comes again by itself; one that somebody has
    // sent does not, and we would live on.
    if (is_sent && (is_fault || number == SIGABRT)) {
      signal(number, SIG_DFL);
    } else {
      sigaction(number, &crashes_before[i], NULL);
    }
  }
  // A fault comes again by itself when its instruction is tried again, with its true address for
  // a backtrace; a signal that was sent does not.
  if (!is_fault || info->si_code <= 0) raise(number);
}

void cterminal_arm(const struct termios *modes, const char *bytes, size_t count) {
  rescue.modes = *modes;
  rescue.count = count < sizeof rescue.bytes ? count : 0;
  memcpy(rescue.bytes, bytes, rescue.count);
  if (!rescue.exits) rescue.exits = atexit(give_back) == 0;

  stack_t stack;
  if (sigaltstack(NULL, &stack) == 0 && (stack.ss_flags & SS_DISABLE)) {
    stack = (stack_t){.ss_sp = crash_stack, .ss_size = sizeof crash_stack};
    sigaltstack(&stack, NULL);
  }
  struct sigaction action = {.sa_sigaction = crashed,
                             .sa_flags = SA_SIGINFO | SA_ONSTACK};
  sigemptyset(&action.sa_mask);
  for (int i = 0; i < crash_count; i++) {
    struct sigaction *before = &crashes_before[i];
    sigaction(crashes[i], NULL, before);
    // What is ignored ends nothing; who else wants to know of it is told afterwards.
    if (before->sa_handler != SIG_IGN) sigaction(crashes[i], &action, NULL);
  }
  rescue.armed = 1;
}

void cterminal_disarm(void) {
  if (!rescue.armed) return;
  rescue.armed = 0;
  for (int i = 0; i < crash_count; i++) {
    sigaction(crashes[i], &crashes_before[i], NULL);
  }
}
